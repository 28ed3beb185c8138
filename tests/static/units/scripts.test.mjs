import assert from "node:assert/strict";
import test from "node:test";

import { outcome, retryDelay } from "../../../static/js/autosave.js";
import { meant } from "../../../static/js/keys.js";
import { told } from "../../../static/js/presence.js";
import { untouched } from "../../../static/js/review.js";
import { arrived, same, typed } from "../../../static/js/survive.js";
import { headings, parse, plain } from "../../../static/js/tsv.js";
import { answer, base64url, question } from "../../../static/js/passkey.js";

test("cells and rows", () => {
  assert.deepEqual(parse("程知远\t主席\r\n陆清禾\t部长\r\n"), [["程知远", "主席"], ["陆清禾", "部长"]]);
});

test("an empty cell in the middle and at the end is kept", () => {
  assert.deepEqual(parse("甲\t\t3/86\n乙\t部长\t"), [["甲", "", "3/86"], ["乙", "部长", ""]]);
});

test("empty rows at the end go, in the middle they stay", () => {
  assert.deepEqual(parse("甲\n\n乙\n\n\n"), [["甲"], [""], ["乙"]]);
});

test("a quoted cell holds newlines, tabs and doubled quotes", () => {
  assert.deepEqual(parse('"水利\n学院"\t"号称""老陈""的"\n乙\t丙'), [["水利 学院", '号称"老陈"的'], ["乙", "丙"]]);
});

test("a lone quote is a quote", () => {
  assert.deepEqual(parse('"甲\t乙\n丙\t丁'), [['"甲', "乙"], ["丙", "丁"]]);
  assert.deepEqual(parse('5"\t乙'), [['5"', "乙"]]);
});

test("full-width and no-break spaces are tidied", () => {
  assert.deepEqual(parse("　程 知远\u00a0\t3/86"), [["程 知远", "3/86"]]);
});

test("nothing is nothing", () => {
  assert.deepEqual(parse(""), []);
  assert.deepEqual(parse("\t\n"), []);
});

test("a heading is recognised without its star, spaces and brackets", () => {
  assert.equal(plain(" 成绩 综合排名（名次/人数）*"), "成绩综合排名");
  assert.deepEqual(headings(["序号", "姓 名", "职务*"], ["职务", "姓名", "年级"]), [-1, 1, 0]);
});

test("one likeness is not a heading", () => {
  assert.equal(headings(["姓名", "甲"], ["姓名", "职务"]), null);
  assert.equal(headings(["", ""], ["", ""]), null);
});

test("what an answer means", () => {
  const cases = { 200: "saved", 422: "saved", 409: "conflict", 401: "expired", 403: "refused", 413: "refused", 429: "failed", 500: "failed", 503: "failed" };
  for (const [status, meaning] of Object.entries(cases)) assert.equal(outcome({ status: Number(status) }), meaning, status);
  assert.equal(outcome({ type: "opaqueredirect", status: 0 }), "expired");
});

test("tries come later and later, up to half a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 9].map(retryDelay), [5000, 10000, 20000, 30000, 30000]);
});

test("passwords, files, tokens and nameless fields are not kept", () => {
  const controls = [
    { name: "text", type: "textarea", value: "甲" }, { name: "p", type: "password", value: "x" },
    { name: "csrfmiddlewaretoken", type: "hidden", value: "x" }, { name: "f", type: "file", value: "x" },
    { name: "", type: "text", value: "x" }, { name: "a", type: "radio", value: "y", checked: true },
  ];
  assert.deepEqual(typed(controls), [["text", "甲"], ["a", "y", true]]);
});

test("empty rows make no difference", () => {
  assert.ok(same([["a", "1"], ["b", ""], ["c", "y", false]], [["a", "1"]]));
  assert.ok(!same([["a", "1"]], [["a", "2"]]));
});

test("keys are not meant while typing, composing or with Ctrl", () => {
  const event = (more = {}, field = null) => ({ key: "a", target: { closest: () => field }, ...more });
  assert.ok(meant(event()));
  assert.ok(!meant(event({}, {})));
  for (const more of [{ isComposing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }]) assert.ok(!meant(event(more)));
});

test("a sent form has arrived when another page follows or the same one answers", () => {
  const here = (more = {}) => ({ path: "/a/", referrer: "/a/", type: "navigate", ...more });
  const sent = { sent: true, page: "/a/" };
  assert.ok(arrived(sent, here()));
  assert.ok(arrived(sent, here({ path: "/b/" })));
  assert.ok(!arrived(sent, here({ referrer: "/home/" })));
  assert.ok(!arrived(sent, here({ type: "reload" })));
  assert.ok(!arrived({ ...sent, lost: true }, here({ path: "/b/" })));
  assert.ok(!arrived({ sent: false, page: "/a/" }, here({ path: "/b/" })));
});

test("who is reading, and whether the filing was lost", () => {
  const line = "王老师正在审阅，3 分钟前有操作。";
  assert.deepEqual(told({ mine: false, line }, true), { line, lost: true });
  assert.deepEqual(told({ mine: false, line }, false), { line, lost: false });
  assert.deepEqual(told({ mine: true, line: "" }, true), { line: "您正在审阅", lost: false });
  assert.equal(told({ mine: false, line: "" }, true).lost, false);
});

test("a field is untouched as the page or the last choice left it", () => {
  assert.ok(untouched({ value: "", defaultValue: "", dataset: {} }));
  assert.ok(untouched({ value: "请核对。", defaultValue: "", dataset: { chosen: "请核对。" } }));
  assert.ok(!untouched({ value: "请核对", defaultValue: "", dataset: { chosen: "请核对。" } }));
  assert.ok(!untouched({ value: "甲", defaultValue: "", dataset: {} }));
});

test("a passkey's question and answer go through base64url", () => {
  const asked = question({ publicKey: { challenge: "-_8", user: { id: "QQ", name: "shuji" }, allowCredentials: [{ id: "QUI", type: "public-key" }] } });
  assert.deepEqual([...asked.publicKey.challenge], [251, 255]);
  assert.deepEqual([...asked.publicKey.user.id], [65]);
  assert.deepEqual([...asked.publicKey.allowCredentials[0].id], [65, 66]);
  assert.equal(base64url(new Uint8Array([251, 255]).buffer), "-_8");
  const given = answer({
    id: "x", rawId: new Uint8Array([1]).buffer, type: "public-key",
    response: { clientDataJSON: new Uint8Array([2]).buffer, signature: new Uint8Array([3]).buffer },
    getClientExtensionResults: () => ({}),
  });
  assert.deepEqual(given, { id: "x", rawId: "AQ", type: "public-key", response: { clientDataJSON: "Ag", signature: "Aw" }, clientExtensionResults: {} });
});
