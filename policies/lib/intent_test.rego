package astro.lib.intent_test

import data.astro.lib.intent

test_what_is_declared if {
	_declared({"intent": {"a": [{"b": 1}, "c"]}}) == {"a": [{"b": 1}, "c"]}
	_listed({"intent": {"a": [{"b": 1}, "c"]}}, "a") == [{"b": 1}]
	intent.strings({"a": ["b", 1]}, "a") == ["b"]
}

test_anything_of_another_shape_is_nothing if {
	_declared({"intent": "a"}) == {}
	_declared("intent") == {}
	_listed({"intent": {"a": {"b": {}}}}, "a") == []
	intent.strings({"a": {"b": "c"}}, "a") == []
}

_declared(origin) := found if {
	found := intent.declared with input as _emitted(origin)
}

_listed(origin, key) := found if {
	found := intent.listed(key) with input as _emitted(origin)
}

_emitted(origin) := {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}}
