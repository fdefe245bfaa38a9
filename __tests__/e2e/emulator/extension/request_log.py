"""Remembers every API call, so that a test can claim that nothing was changed."""

import json
import re
import threading
from typing import Any, Callable

from moto.core.responses import BaseResponse

PATH = "/_emulator/calls"
ACTIONS_PATH = "/_emulator/actions"

_READING = re.compile(r"^(Describe|Get|List|Search|Lookup|Head|Batch(Get|Describe)|AssumeRole|Decode|Test)")
_lock = threading.Lock()
_calls: list[dict[str, Any]] = []
_actions: set[tuple[str, str, str]] = set()
_current = threading.local()


def is_mutating(action: str | None, method: str) -> bool:
    """Whether a call may change something; one whose action is not known may."""
    if action is None:
        return method not in ("GET", "HEAD", "OPTIONS")
    return _READING.match(action) is None


def install() -> None:
    """Lets moto's dispatcher note which action it took a request for."""
    call_action = BaseResponse.call_action

    def noted(self: BaseResponse) -> Any:
        _current.call = {
            "service": self.service_name,
            "action": self._get_action(),
            "account": self.current_account,
            "region": self.region,
        }
        return call_action(self)

    BaseResponse.call_action = noted  # type: ignore[method-assign]


class RequestLog:
    """WSGI middleware: answers at PATH, notes everything else."""

    def __init__(self, application: Callable[..., Any]):
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if environ["PATH_INFO"] == PATH:
            return self._answer(environ["REQUEST_METHOD"], start_response)
        if environ["PATH_INFO"] == ACTIONS_PATH:
            return self._answer_actions(environ["REQUEST_METHOD"], start_response)
        _current.call = {"service": None, "action": None, "account": None, "region": None}
        status: list[str] = []

        def started(line: str, *rest: Any) -> Any:
            status.append(line)
            return start_response(line, *rest)

        try:
            return self.application(environ, started)
        finally:
            call = dict(_current.call)
            call["method"] = environ["REQUEST_METHOD"]
            call["path"] = environ["PATH_INFO"]
            call["status"] = int(status[0].split()[0]) if status else 500
            call["mutating"] = is_mutating(call["action"], call["method"])
            with _lock:
                _calls.append(call)
                if call["action"] is not None and "Terraform" in environ.get("HTTP_USER_AGENT", ""):
                    _actions.add((call["account"], call["service"], call["action"]))

    @staticmethod
    def _answer(method: str, start_response: Callable[..., Any]) -> list[bytes]:
        with _lock:
            body = json.dumps(_calls).encode()
            if method == "DELETE":
                _calls.clear()
        start_response("200 OK", [("Content-Type", "application/json")])
        return [body]

    @staticmethod
    def _answer_actions(method: str, start_response: Callable[..., Any]) -> list[bytes]:
        with _lock:
            body = json.dumps(sorted(_actions)).encode()
            if method == "DELETE":
                _actions.clear()
        start_response("200 OK", [("Content-Type", "application/json")])
        return [body]
