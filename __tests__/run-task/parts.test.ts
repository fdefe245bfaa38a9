import { createHmac } from "node:crypto";
import fc from "fast-check";
import { allowedUrl } from "../../run-task/allowed-url";
import { Transient } from "../../run-task/failure";
import { readPayload } from "../../run-task/payload";
import { RecentTasks } from "../../run-task/recent";
import { retrying } from "../../run-task/retry";
import { isSigned } from "../../run-task/signature";

const key = Buffer.from("a key of this test, long enough");
const other = Buffer.from("the key that will replace it ...");
const sign = (body: Uint8Array, by = key): string => createHmac("sha512", by).update(body).digest("hex");

describe("a signature", () => {
  test("of any bytes is known, of any others is not", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (body, elsewhere) => {
        expect(isSigned(body, sign(body), [key])).toBe(true);
        const same = Buffer.compare(body, elsewhere) === 0;
        expect(isSigned(elsewhere, sign(body), [key])).toBe(same);
      }),
    );
  });

  test("is known by either of two keys, in upper case too", () => {
    const body = Buffer.from("{}");
    for (const by of [key, other]) expect(isSigned(body, sign(body, by), [key, other])).toBe(true);
    expect(isSigned(body, sign(body).toUpperCase(), [key])).toBe(true);
    expect(isSigned(body, sign(body, other), [key])).toBe(false);
  });

  test.each([
    undefined,
    "",
    ["x"],
    "zz".repeat(64),
    sign(Buffer.from("{}")).slice(2),
    `sha512=${sign(Buffer.from("{}"))}`,
  ])("%p is none", (signature) => {
    expect(isSigned(Buffer.from("{}"), signature, [key])).toBe(false);
  });
});

test("whatever a body holds, reading it never throws", () => {
  fc.assert(fc.property(fc.uint8Array(), (body) => void readPayload(body)));
  fc.assert(fc.property(fc.json(), (text) => void readPayload(Buffer.from(text))));
});

describe("a URL", () => {
  const settings = { hosts: new Set(["app.terraform.io", "terraform.example.com:8443"]), loopback: false };

  test.each([
    "https://app.terraform.io/api/v2/x",
    "https://APP.terraform.io/",
    "https://app.terraform.io:443/",
    "https://terraform.example.com:8443/x?y",
  ])("%s may be called", (url) => {
    expect(allowedUrl(url, "it", settings)).toBeInstanceOf(URL);
  });

  test.each([
    "http://app.terraform.io/",
    "https://app.terraform.io.example.com/",
    "https://app.terraform.io@example.com/",
    "https://example.com/app.terraform.io",
    "https://app.terraform.io:8443/",
    "https://terraform.example.com/",
    "https://app.terraform.io./",
    "https://user@app.terraform.io/",
    "https://127.0.0.1/",
    "http://localhost/",
    "https://[::1]/",
    "https://169.254.169.254/",
    "https://0x7f000001/",
    "file:///etc/passwd",
    "data:application/json,{}",
    "//app.terraform.io/",
    "",
  ])("%s may not", (url) => {
    expect(() => allowedUrl(url, "it", settings)).toThrow(/^it (is|holds)/);
  });

  test("of this machine may be called over http only where tests say so, and no other host with it", () => {
    const loopback = { ...settings, loopback: true };
    expect(allowedUrl("http://127.0.0.1:1/", "it", loopback).port).toBe("1");
    expect(() => allowedUrl("http://app.terraform.io/", "it", loopback)).toThrow("not https");
    expect(() => allowedUrl("http://127.0.0.1.example.com/", "it", loopback)).toThrow("not https");
  });
});

describe("retrying", () => {
  const patience = { tries: 4, firstMs: 1, longestMs: 4 };
  const never = new AbortController().signal;

  test("tries what is transient again, as often as it may", async () => {
    let tries = 0;
    const call = () => Promise.reject(new Transient(`try ${++tries}`));
    await expect(retrying(call, patience, never)).rejects.toThrow("try 4");
  });

  test("tries nothing else again", async () => {
    let tries = 0;
    const call = () => Promise.reject(new Error(`try ${++tries}`));
    await expect(retrying(call, patience, never)).rejects.toThrow("try 1");
  });

  test("returns what works at last", async () => {
    let tries = 0;
    const call = () => (++tries < 3 ? Promise.reject(new Transient("no")) : Promise.resolve("yes"));
    await expect(retrying(call, patience, never)).resolves.toBe("yes");
  });

  test("waits as long as it is asked to, and ends at once when there is no point", async () => {
    const over = new AbortController();
    const call = () => Promise.reject(new Transient("later", 60_000));
    const ended = retrying(call, { ...patience, longestMs: 60_000 }, over.signal);
    setTimeout(() => over.abort(), 20);
    const started = Date.now();
    await expect(ended).rejects.toThrow(/abort/i);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

test("tasks are known for an hour, and never more than ten thousand of them", () => {
  const recent = new RecentTasks();
  expect([recent.add("a", 0), recent.add("a", 1), recent.add("b", 2)]).toEqual([true, false, true]);
  expect(recent.add("a", 60 * 60_000)).toBe(true);
  for (let i = 0; i < 20_000; i++) recent.add(`task ${i}`, 60 * 60_000);
  expect(recent.add("task 19999", 60 * 60_000)).toBe(false);
  expect(recent.add("task 0", 60 * 60_000)).toBe(true);
});
