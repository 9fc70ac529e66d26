import hashlib
import threading

PART, PARTS, THREADS = b"x" * 5000, 40, 4
for name in ["md5", "sha256", "sha3_256", "blake2b"]:
    digest = hashlib.new(name)

    def work(digest=digest):
        for _ in range(PARTS):
            digest.update(PART)
            digest.copy().hexdigest()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(name, digest.hexdigest() == hashlib.new(name, PART * PARTS * THREADS).hexdigest())
    digest.update(b"little")
    print(digest.hexdigest() == hashlib.new(name, PART * PARTS * THREADS + b"little").hexdigest())

for parameter in ["leaf_size", "node_offset", "fanout", "depth", "node_depth", "inner_size", "digest_size"]:
    for value in [-1, 0, 1, 256, 1 << 32, 1 << 48, 1 << 64, "x"]:
        for function in [hashlib.blake2b, hashlib.blake2s]:
            try:
                print(parameter, value, function(**{parameter: value}).hexdigest()[:8])
            except (OverflowError, TypeError, ValueError) as error:
                print(parameter, value, type(error).__name__, error)
