import http.server
import selectors
import socket
import socketserver
import threading
import urllib.request

# Echo over threads.
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with socket.create_connection(server.server_address, timeout=10) as client:
        client.sendall(b"hello\nworld\n")
        client.shutdown(socket.SHUT_WR)
        print(client.makefile("rb").read())
        print(client.family, client.type, client.gettimeout())
    server.shutdown()
    thread.join()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self):
        body = f"you asked for {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{server.server_address[1]}/x?y=1", timeout=10) as answer:
        print(answer.status, answer.headers["Content-Length"], answer.read())
    thread.join()

# A selector over pairs.
selector = selectors.DefaultSelector()
pairs = [socket.socketpair() for _ in range(3)]
for number, (ours, theirs) in enumerate(pairs):
    ours.setblocking(False)
    selector.register(ours, selectors.EVENT_READ, number)
    theirs.send(bytes([65 + number]) * (number + 1))
got = {}
while len(got) < 3:
    for key, events in selector.select(timeout=5):
        got[key.data] = (key.fileobj.recv(10), events)
print(sorted(got.items()))
selector.close()
for pair in pairs:
    for end in pair:
        end.close()
print(repr(pairs[0][0])[:24])
try:
    pairs[0][0].send(b"x")
except OSError as error:
    print(error)
print(socket.AddressFamily.AF_INET, socket.SOCK_STREAM, socket.gethostbyname("127.0.0.1"))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as two:
    one.bind(("127.0.0.1", 0))
    two.sendto(b"datagram", one.getsockname())
    data, where = one.recvfrom(100)
    print(data, where[0])
    one.settimeout(0.01)
    try:
        one.recv(1)
    except TimeoutError as error:
        print(type(error), error)
