;; The memory allocator that the build links into the compiled rules in place of OPA's, which walks the list of all free
;; blocks for whatever is larger than 64 bytes, and spends 76 bytes where 24 do (docs/decisions/0047-parts-of-opas-runtime.md).
;;
;; A block is its size in bytes (4 bytes, these included), then what it holds, aligned to 8. Sizes come in classes: every
;; multiple of 8 up to 512, then four to each doubling. Each class has a list of its free blocks, the last one freed first;
;; a free block holds the next one's address. Blocks are never merged: the heap is reset before each evaluation.
(module
  (import "opa" "memory" (memory 0))
  ;; Ends the evaluation as OPA does when memory is gone: "opa_malloc: failed".
  (import "opa" "out_of_memory" (func $out_of_memory))

  ;; Where the next new block begins; 4 bytes below a multiple of 8.
  (global $heap (mut i32) (i32.const 0))
  ;; Where the memory ends. At most 65 535 pages are used, so that this address can be said in 32 bits.
  (global $end (mut i32) (i32.const 0))
  ;; Where the lists begin: the address of the first free block of each class, or 0. The last class is 152.
  (global $lists (mut i32) (i32.const 0))

  ;; The lists lie at the very bottom of the heap, below anything that a reset could free.
  (func (export "init") (param $base i32)
    (global.set $lists (i32.and (i32.add (local.get $base) (i32.const 7)) (i32.const -8)))
    (call $reset (i32.add (global.get $lists) (i32.const 632))))

  (func (export "heap_ptr_get") (result i32)
    (global.get $heap))

  ;; Forgets whatever lies at or above an address, and all free blocks.
  (func $reset (export "heap_ptr_set") (param $to i32)
    (local $list i32)
    (global.set $heap
      (i32.add (i32.and (i32.add (local.get $to) (i32.const 3)) (i32.const -8)) (i32.const 4)))
    ;; The host may have grown the memory, too.
    (global.set $end (i32.shl (call $pages) (i32.const 16)))
    (local.set $list (global.get $lists))
    (loop $next
      (i64.store (local.get $list) (i64.const 0))
      (local.set $list (i32.add (local.get $list) (i32.const 8)))
      (br_if $next
        (i32.lt_u (local.get $list) (i32.add (global.get $lists) (i32.const 632))))))

  (func $malloc (export "malloc") (param $size i32) (result i32)
    (local $total i32)
    (local $list i32)
    (local $block i32)
    (if (i32.gt_u (local.get $size) (i32.const 0x7ffffff0))
      (then (call $out_of_memory) (unreachable)))
    (local.set $total (i32.and (i32.add (local.get $size) (i32.const 11)) (i32.const -8)))
    (if (i32.gt_u (local.get $total) (i32.const 512))
      (then (local.set $total (call $rounded (local.get $total)))))
    (local.set $list (call $list (local.get $total)))
    (local.set $block (i32.load (local.get $list)))
    (if (local.get $block)
      (then
        (i32.store (local.get $list) (i32.load offset=4 (local.get $block)))
        (return (i32.add (local.get $block) (i32.const 4)))))
    (local.set $block (global.get $heap))
    (if (i32.gt_u (local.get $total) (i32.sub (global.get $end) (local.get $block)))
      (then (call $grow (local.get $total))))
    (global.set $heap (i32.add (local.get $block) (local.get $total)))
    (i32.store (local.get $block) (local.get $total))
    (i32.add (local.get $block) (i32.const 4)))

  (func $free (export "free") (param $held i32)
    (local $list i32)
    (if (i32.eqz (local.get $held)) (then (return)))
    (local.set $list (call $list (i32.load (i32.sub (local.get $held) (i32.const 4)))))
    (i32.store (local.get $held) (i32.load (local.get $list)))
    (i32.store (local.get $list) (i32.sub (local.get $held) (i32.const 4))))

  (func (export "realloc") (param $held i32) (param $size i32) (result i32)
    (local $holds i32)
    (local $moved i32)
    (if (i32.eqz (local.get $held)) (then (return (call $malloc (local.get $size)))))
    (local.set $holds
      (i32.sub (i32.load (i32.sub (local.get $held) (i32.const 4))) (i32.const 4)))
    (if (i32.le_u (local.get $size) (local.get $holds)) (then (return (local.get $held))))
    (local.set $moved (call $malloc (local.get $size)))
    (call $copy (local.get $moved) (local.get $held) (local.get $holds))
    (call $free (local.get $held))
    (local.get $moved))

  ;; What a block of more than 512 bytes takes: the next of four sizes to each doubling.
  (func $rounded (param $total i32) (result i32)
    (local $shift i32)
    (local.set $total (i32.sub (local.get $total) (i32.const 1)))
    (local.set $shift (i32.sub (i32.const 29) (i32.clz (local.get $total))))
    (i32.shl
      (i32.add (i32.shr_u (local.get $total) (local.get $shift)) (i32.const 1))
      (local.get $shift)))

  ;; The address of the list of a class, by the size of its blocks.
  (func $list (param $total i32) (result i32)
    (local $log i32)
    (if (i32.le_u (local.get $total) (i32.const 512))
      (then (return (i32.add (global.get $lists) (i32.shr_u (local.get $total) (i32.const 1))))))
    (local.set $total (i32.sub (local.get $total) (i32.const 1)))
    (local.set $log (i32.sub (i32.const 31) (i32.clz (local.get $total))))
    ;; 65 + 4 × (log − 9) + (total >> (log − 2)) − 4
    (i32.add
      (global.get $lists)
      (i32.shl
        (i32.add
          (i32.add (i32.const 25) (i32.shl (local.get $log) (i32.const 2)))
          (i32.shr_u (local.get $total) (i32.sub (local.get $log) (i32.const 2))))
        (i32.const 2))))

  ;; A multiple of 4 bytes, between blocks.
  (func $copy (param $to i32) (param $from i32) (param $bytes i32)
    (loop $next
      (i32.store (local.get $to) (i32.load (local.get $from)))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (local.set $bytes (i32.sub (local.get $bytes) (i32.const 4)))
      (br_if $next (local.get $bytes))))

  (func $pages (result i32)
    (select (i32.const 65535) (memory.size) (i32.eq (memory.size) (i32.const 65536))))

  ;; Makes room for a new block: the memory grows by a quarter, or by what is needed.
  (func $grow (param $total i32)
    (local $needed i32)
    (local $wanted i32)
    (local $left i32)
    (local.set $needed
      (i32.wrap_i64
        (i64.shr_u
          (i64.add
            (i64.sub
              (i64.add (i64.extend_i32_u (global.get $heap)) (i64.extend_i32_u (local.get $total)))
              (i64.extend_i32_u (global.get $end)))
            (i64.const 65535))
          (i64.const 16))))
    (local.set $left (i32.sub (i32.const 65535) (call $pages)))
    (if (i32.gt_u (local.get $needed) (local.get $left))
      (then (call $out_of_memory) (unreachable)))
    (local.set $wanted (i32.shr_u (call $pages) (i32.const 2)))
    (if (i32.gt_u (local.get $wanted) (local.get $left))
      (then (local.set $wanted (local.get $left))))
    (if (i32.lt_u (local.get $wanted) (local.get $needed))
      (then (local.set $wanted (local.get $needed))))
    (if (i32.eq (memory.grow (local.get $wanted)) (i32.const -1))
      (then
        (if (i32.eq (memory.grow (local.get $needed)) (i32.const -1))
          (then (call $out_of_memory) (unreachable)))))
    (global.set $end (i32.shl (call $pages) (i32.const 16)))))
