"""Program: Huffman codes with `heapq`, matching as in LZ77, and move-to-front, each reversed."""

import heapq
import sys

ROUNDS = 970
EXPECTED = (7609, 277, 22086)

Tree = int | tuple["Tree", "Tree"]


def huffman_tree(counts: dict[int, int]) -> Tree:
    heap: list[tuple[int, int, Tree]] = [(n, symbol, symbol) for symbol, n in counts.items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        n, order, left = heapq.heappop(heap)
        m, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (n + m, order, (left, right)))
    return heap[0][2]


def code_table(tree: Tree, prefix: str, table: dict[int, str]) -> dict[int, str]:
    if isinstance(tree, int):
        table[tree] = prefix
    else:
        code_table(tree[0], prefix + "0", table)
        code_table(tree[1], prefix + "1", table)
    return table


def decode_bits(bits: str, tree: Tree) -> bytes:
    out = bytearray()
    node = tree
    for bit in bits:
        if not isinstance(node, int):
            node = node[bit == "1"]
        if isinstance(node, int):
            out.append(node)
            node = tree
    return bytes(out)


def find_matches(data: bytes) -> list[tuple[int, int, int]]:
    """Encode as (distance, length, next byte)."""
    out = []
    latest: dict[bytes, int] = {}
    at = 0
    while at < len(data) - 1:
        key = data[at : at + 3]
        earlier = latest.get(key)
        length = 0
        if earlier is not None:
            while at + length < len(data) - 1 and data[earlier + length] == data[at + length]:
                length += 1
        out.append((at - earlier if earlier is not None and length else 0, length, data[at + length]))
        for i in range(at, at + length + 1):
            latest[data[i : i + 3]] = i
        at += length + 1
    if at < len(data):
        out.append((0, 0, data[at]))
    return out


def expand(matches: list[tuple[int, int, int]]) -> bytes:
    out = bytearray()
    for distance, length, following in matches:
        for _ in range(length):
            out.append(out[-distance])
        out.append(following)
    return bytes(out)


def move_to_front(data: bytes) -> bytes:
    order = list(range(256))
    out = bytearray()
    for byte in data:
        at = order.index(byte)
        out.append(at)
        del order[at]
        order.insert(0, byte)
    return bytes(out)


def move_back(data: bytes) -> bytes:
    order = list(range(256))
    out = bytearray()
    for at in data:
        byte = order.pop(at)
        out.append(byte)
        order.insert(0, byte)
    return bytes(out)


def work() -> tuple[int, int, int]:
    words = ["compress", "expand", "again", "the", "same", "text", "twice"]
    data = " ".join(words[i * i % 7] + str(i % 10) for i in range(250)).encode()
    counts: dict[int, int] = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    tree = huffman_tree(counts)
    table = code_table(tree, "", {})
    bits = "".join([table[byte] for byte in data])
    assert decode_bits(bits, tree) == data
    matches = find_matches(data)
    assert expand(matches) == data
    moved = move_to_front(data)
    assert move_back(moved) == data
    return len(bits), len(matches), sum(moved)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
