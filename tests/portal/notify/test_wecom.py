"""The example channel, against a server of our own that answers like WeCom's."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest

from portal.enums import Audience, DeliveryState, Role
from portal.models import Delivery
from portal.notify import delivering, leaving
from portal.notify.channels import RefusedError
from portal.notify.wecom import MOST_BYTES, Robot
from tests import factories
from tests.factories import THEN, member


class Server(HTTPServer):
    """Keeps what it got; `answer` is status and body."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.got, self.answer, self.location = [], (200, {"errcode": 0, "errmsg": "ok"}), ""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/cgi-bin/webhook/send?key=secret"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.got.append((self.path, json.loads(self.rfile.read(length))))
        status, body = self.server.answer
        self.send_response(status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def do_GET(self):
        self.server.got.append((self.path, None))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def group(settings):
    server = Server()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.WECOM_ROBOTS = {"reviewers": server.url}
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def send(text="正文"):
    Robot().send("reviewers", "收到情况反映", text, "https://portal.example/work/", "key")


def test_subject_text_and_link_are_posted(group):
    send()
    [(path, body)] = group.got
    assert path == "/cgi-bin/webhook/send?key=secret"
    assert body == {
        "msgtype": "text",
        "text": {"content": "收到情况反映\n正文\nhttps://portal.example/work/"},
    }


def test_a_long_text_is_cut_between_characters_and_the_link_stays(group):
    send("长" * 2000)
    content = group.got[0][1]["text"]["content"]
    assert len(content.encode()) <= MOST_BYTES
    assert content.endswith("长\nhttps://portal.example/work/")


def test_what_may_pass_is_tried_again(group):
    group.answer = (200, {"errcode": 45009})
    with pytest.raises(ConnectionError, match="45009"):
        send()


def test_a_robot_that_does_not_exist_is_not_tried_again(group):
    group.answer = (200, {"errcode": 93000})
    with pytest.raises(RefusedError):
        send()


def test_nobody_is_followed_elsewhere(group):
    group.answer, group.location = (302, {}), group.url.replace("send", "elsewhere")
    with pytest.raises(HTTPError):
        send()
    assert len(group.got) == 1


@pytest.mark.parametrize("target", ["", "file:///etc/passwd", "http://robot.example/"])
def test_only_https_is_asked(settings, target):
    settings.WECOM_ROBOTS = {"reviewers": target}
    with pytest.raises(RefusedError):
        send()


def test_a_federations_message_is_posted_once_for_all_its_reviewers(db, group, settings):
    settings.NOTIFY_CHANNELS = ["portal.notify.wecom.Robot"]
    federation = factories.FederationFactory(slug="reviewers")
    for _ in range(2):
        member(Role.REVIEWER, federation=federation, email="")
    message = factories.MessageFactory(
        audience=Audience.FEDERATION, college=None, federation=federation, kind="objection"
    )
    assert leaving.leave(message.pk, THEN)
    delivering.deliver_due(THEN)
    assert len(group.got) == 1
    mine = Delivery.objects.filter(channel="wecom").values_list("state", "address")
    assert list(mine) == [(DeliveryState.SENT, "reviewers"), (DeliveryState.NONE, "reviewers")]
    assert "secret" not in str(Delivery.objects.values())


def test_a_colleges_message_is_not_posted(db, group):
    message = factories.MessageFactory(college__federation__slug="reviewers")
    assert Robot().address(factories.UserFactory(), message) == ""


def test_it_is_off_unless_it_is_named(db):
    member(Role.REVIEWER, federation=(one := factories.FederationFactory(slug="reviewers")))
    message = factories.MessageFactory(
        audience=Audience.FEDERATION, college=None, federation=one, kind="objection"
    )
    leaving.leave(message.pk, THEN)
    assert set(Delivery.objects.values_list("channel", flat=True)) == {"email"}
