"""Serves the emulator on a free port of the loopback interface until it is terminated.

Prints one line of JSON that names the endpoint as soon as it answers.
"""

import json
import logging
import signal
import sys

from extension import install
from extension.request_log import RequestLog
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import BaseWSGIServer, make_server


def create_server(port: int = 0) -> BaseWSGIServer:
    """An emulator that listens, on any free port by default, and serves once told to."""
    return make_server(
        "127.0.0.1",
        port,
        RequestLog(DomainDispatcherApplication(create_backend_app)),
        threaded=True,
        request_handler=MotoRequestHandler,
    )


def main() -> None:
    install()
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = create_server()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    print(json.dumps({"endpoint": f"http://127.0.0.1:{server.server_port}"}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
