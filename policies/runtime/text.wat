;; Hashing and comparing texts, linked into the compiled rules in place of OPA's, which go byte by byte
;; (docs/decisions/0047-parts-of-opas-runtime.md). Rego looks everything up by text: addresses, types, attributes.
(module
  (import "opa" "memory" (memory 0))
  ;; OPA's own hash, for what is no text; that of a collection asks this module for the texts in it.
  (import "opa" "other_hash" (func $other_hash (param i32) (result i32)))

  ;; The hash of a value: `{type: u8, free: u8, length: u32 at 4, bytes: address at 8}` if it is a text.
  (func (export "value_hash") (param $value i32) (result i32)
    (local $type i32)
    (local.set $type (i32.load8_u (local.get $value)))
    ;; OPA_STRING and OPA_STRING_INTERNED
    (if (i32.or (i32.eq (local.get $type) (i32.const 4)) (i32.eq (local.get $type) (i32.const 8)))
      (then
        (return
          (call $hash (i32.load offset=8 (local.get $value)) (i32.load offset=4 (local.get $value))))))
    (call $other_hash (local.get $value)))

  ;; FNV-1a over words of 4 bytes, each spread by a multiplicative hash: tables use the lowest bits only.
  (func $hash (param $at i32) (param $length i32) (result i32)
    (local $hash i32)
    (local.set $hash (i32.xor (local.get $length) (i32.const 0x811c9dc5)))
    (block $end
      (loop $words
        (br_if $end (i32.lt_u (local.get $length) (i32.const 4)))
        (local.set $hash
          (i32.mul
            (i32.xor (local.get $hash) (i32.load (local.get $at)))
            (i32.const 0x9e3779b1)))
        (local.set $hash (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $words)))
    (block $end
      (loop $bytes
        (br_if $end (i32.eqz (local.get $length)))
        (local.set $hash
          (i32.mul
            (i32.xor (local.get $hash) (i32.load8_u (local.get $at)))
            (i32.const 0x01000193)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $bytes)))
    (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 16))))

  ;; −1, 0 or 1, as the first differing byte says.
  (func (export "strncmp") (param $a i32) (param $b i32) (param $length i32) (result i32)
    (local $x i32)
    (local $y i32)
    (block $differ
      (loop $words
        (br_if $differ (i32.lt_u (local.get $length) (i32.const 4)))
        (br_if $differ (i32.ne (i32.load (local.get $a)) (i32.load (local.get $b))))
        (local.set $a (i32.add (local.get $a) (i32.const 4)))
        (local.set $b (i32.add (local.get $b) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $words)))
    (loop $bytes
      (if (i32.eqz (local.get $length)) (then (return (i32.const 0))))
      (local.set $x (i32.load8_u (local.get $a)))
      (local.set $y (i32.load8_u (local.get $b)))
      (if (i32.ne (local.get $x) (local.get $y))
        (then
          (return
            (select (i32.const -1) (i32.const 1) (i32.lt_u (local.get $x) (local.get $y))))))
      (local.set $a (i32.add (local.get $a) (i32.const 1)))
      (local.set $b (i32.add (local.get $b) (i32.const 1)))
      (local.set $length (i32.sub (local.get $length) (i32.const 1)))
      (br $bytes))
    (unreachable)))
