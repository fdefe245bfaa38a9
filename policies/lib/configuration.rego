# METADATA
# title: The configuration
# description: |
#   Follows references between resources. In a first plan the ids of new resources are unknown, and what refers to what
#   stands only in `configuration`, without instance keys and often through module inputs and outputs. A *place* is the
#   address of a resource or data source without instance keys: `module.network.aws_vpc.main`. The value of a local
#   appears nowhere in a plan, so a reference that goes through one cannot be followed.
# scope: package
package astro.lib.configuration

import data.astro.lib.plan

# METADATA
# description: Modules by path without instance keys; the root module is "".
modules := object.union_n([_level_0, _level_1, _level_2, _level_3, _level_4, _level_5, _level_6, _level_7, _level_8])

# METADATA
# description: Configuration blocks of resources and data sources, by place.
places := {place: resource |
	some path, module in modules
	some resource in module.resources
	place := _join(path, resource.address)
}

# METADATA
# description: The module path of a resource, without instance keys; "" for the root module.
module_path(resource) := _without_keys(object.get(resource, "module_address", ""))

# METADATA
# description: The place of a resource or data source.
place(resource) := resource.address if {
	not contains(resource.address, "[")
} else := _join(module_path(resource), _local_address(resource))

# METADATA
# description: Planned resources and data sources, by place, then by address.
instances := _instances

_instances[of][address] := resource if {
	some resources in plan.resources
	some address, resource in resources
	of := place(resource)
}

_instances[of][address] := source if {
	some sources in plan.sources
	some address, source in sources
	of := place(source)
}

# METADATA
# description: |
#   The places an attribute (or block) of a resource refers to, followed through variables, module outputs and
#   `for_each`. Empty where the attribute is a literal, or refers to a local.
references(resource, attribute) := references_in(resource, expression) if {
	expression := places[place(resource)].expressions[attribute]
} else := set()

# METADATA
# description: The places a resource refers to in any attribute, block, `count` or `for_each`.
references_of(resource) := _followed(resource, refs) if {
	config := places[place(resource)]
	refs := {ref |
		some expressions in [object.get(config, "expressions", {}), [object.get(config, key, {}) | some key in ["count_expression", "for_each_expression"]]]
		some expression in expressions
		some ref in written_in(expression)
	}
} else := set()

# METADATA
# description: |
#   The planned resources and data sources an attribute refers to. Where `count` or `for_each` makes several instances
#   of one place: the instance the expression names (`x["a"].id`), else those in the same instance of a module, else
#   those that share an instance key with the resource, else all.
linked(resource, attribute) := linked_in(resource, expression) if {
	expression := places[place(resource)].expressions[attribute]
} else := set()

# METADATA
# description: |
#   The same for a part of the expressions of an attribute or block, such as one of several nested blocks.
linked_in(resource, expression) := {address |
	some referred in references_in(resource, expression)
	some address, _ in _meant(resource, expression, referred)
}

# METADATA
# description: |
#   Whether an expression of a resource refers to a resource or data source, of any type, also one that no rule knows and
#   the gate has dropped: a vendor's resource that tells an id. Not so, where all that it refers to is a local.
names_resource(resource, expression) if {
	starts := {_join(module_path(resource), _without_keys(ref)) | some ref in written_in(expression)}
	some node in (starts | _reached(starts))
	not _handed_on(node)
	named := _outside_modules(node)
	count(named) > 1
	_type_name(named[0])
}

# What variables and outputs among them stand for, through modules.
_reached(starts) := {next | some via in graph.reachable(_graph, starts); some next in _graph[via]}

# An output or a variable, or a part of it, which is followed.
_handed_on(node) if {
	parts := split(node, ".")
	some i, _ in parts
	_graph[concat(".", array.slice(parts, 0, i + 1))]
}

# `module.a.module.b.aws_vpc.main.id` → `["aws_vpc", "main", "id"]`
_outside_modules(node) := array.slice(parts, 2 * depth, count(parts)) if {
	parts := split(node, ".")
	depth := count([part | some i, part in parts; part == "module"; i % 2 == 0])
}

_type_name("data")

_type_name(head) if contains(head, "_")

# METADATA
# description: |
#   What an expression says, where Terraform has nothing to evaluate in it. In JSON, as CDKTF writes it, a text such as
#   `${var.region}` stands as `constant_value` too, beside its references where it has any.
constant(expression) := value if {
	value := expression.constant_value
	not expression.references
	not _evaluated(value)
}

_evaluated(text) if contains(text, "${")

_evaluated(text) if contains(text, "%{")

# METADATA
# description: Whether the configuration of a resource sets an attribute (or has a block of that name).
sets(resource, attribute) if places[place(resource)].expressions[attribute]

_meant(resource, expression, referred) := candidates if {
	candidates := object.get(instances, referred, {})
	count(candidates) < 2
} else := named if {
	named := _named(resource, expression, referred)
	count(named) > 0
} else := inside if {
	contains(resource.module_address, "[")
	inside := _by_module[referred][resource.module_address]
} else := same if {
	same := {address: true | some key in _keys(resource.address); some address in _by_key[referred][key]}
	count(same) > 0
} else := instances[referred]

# References to `x["a"].id` are `x["a"].id`, `x["a"]` and `x`; any further `x` means that more than one is meant.
_named(resource, expression, referred) := {address: true |
	prefix := concat("", [object.get(resource, "module_address", ""), "."])
	refs := [ref | walk(expression, [_, ref])]
	some ref in refs
	endswith(ref, "]")
	plain := _without_keys(ref)
	count([other | some other in refs; other == plain]) <= count([other | some other in refs; _instance_of(other, plain)])
	full := trim_prefix(concat("", [prefix, ref]), ".")
	some address in ({address | instances[referred][full]; address := full} | object.keys(object.get(_by_module, [referred, full], {})))
}

_instance_of(ref, plain) if {
	endswith(ref, "]")
	_without_keys(ref) == plain
}

# Instances of a place by the modules they are in, the inner as well as the outer ones.
_by_module := {of: {module: {address: true | some address in addresses} | some module, addresses in modules_of} |
	some of, modules_of in _in_modules
}

_in_modules[of][module] contains address if {
	some of, candidates in instances
	count(candidates) > 1
	some address, candidate in candidates
	path := candidate.module_address
	contains(path, "[")
	steps := split(path, ".module.")
	some i in numbers.range(1, count(steps))
	module := concat(".module.", array.slice(steps, 0, i))
}

_by_key := _with_key

_with_key[of][key] contains address if {
	some of, candidates in instances
	count(candidates) > 1
	some address, _ in candidates
	some key in _keys(address)
}

_keys(address) := {key |
	some i, part in split(address, "[")
	i > 0
	key := split(part, "]")[0]
}

# METADATA
# description: The places an expression of a resource refers to, followed as in `references`.
references_in(resource, expression) := _followed(resource, refs) if {
	refs := written_in(expression)
	count(refs) > 0
} else := set()

_followed(resource, refs) := _follow(module_path(resource), refs | _iterated(resource, refs))

# METADATA
# description: |
#   The references that stand in an expression, a block or several, as they are written. Most expressions are a constant
#   or one list of references, which need no walk.
written_in(expression) := {ref | some ref in expression.references} if {
	is_array(expression.references)
} else := set() if {
	is_string(expression.constant_value)
} else := {ref | walk(expression, [path, ref]); is_string(ref); "references" in path}

# What `each` stands for, where the resource is made `for_each` of something.
_iterated(resource, own) := _each(looped, own) | _each_output(looped, own) if {
	looped := places[place(resource)].for_each_expression.references
} else := set()

_each(looped, own) := {ref | some ref in looped} if {
	some ref in own
	ref in {"each.value", "each.key"}
} else := set()

# `for_each = module.a` and `each.value.arn` → `module.a.arn`
_each_output(looped, own) := {concat(".", [module, split(value, ".")[2]]) |
	some value in own
	startswith(value, "each.value.")
	some module in looped
}

_follow(path, refs) := {place | some place in starts; places[place]} | _beyond(starts) if {
	starts := {_join(path, _without_keys(ref)) | some ref in refs}
}

# Through variables and outputs of modules.
_beyond(starts) := {place |
	some via in graph.reachable(_graph, starts)
	some place in _graph[via]
	places[place]
}

# Asked by key, OPA evaluates a rule with many keys once per key; its whole value, only once.
_graph := _edges

# What a variable of a module is given by its call.
_edges[node] contains next if {
	some path, module in modules
	some name, call in module.module_calls
	some input_name, expression in call.expressions
	node := concat("", [_join(path, concat(".", ["module", name])), ".var.", input_name])
	some next in _nodes(path, expression)
}

# What an output of a module is made of.
_edges[node] contains next if {
	some path, module in modules
	some name, call in module.module_calls
	child := _join(path, concat(".", ["module", name]))
	some output_name, definition in call.module.outputs
	node := concat(".", [child, output_name])
	some next in _nodes(child, definition.expression)
}

_nodes(path, expression) := {_join(path, _without_keys(ref)) | some ref in written_in(expression)}

_local_address(resource) := concat(".", ["data", resource.type, resource.name]) if {
	resource.mode == "data"
} else := concat(".", [resource.type, resource.name])

# `module.a["x"].b` → `module.a.b`
_without_keys(address) := address if {
	not contains(address, "[")
} else := concat("", [piece |
	some i, part in split(address, "[")
	piece := _after_key(i, part)
])

_after_key(i, part) := part if i == 0

else := pieces[count(pieces) - 1] if {
	pieces := split(part, "]")
	count(pieces) > 1
}

_join("", address) := address

_join(path, address) := concat(".", [path, address]) if path != ""

_level_0 := {"": object.get(plan.document, ["configuration", "root_module"], {})}

_level_1 := _children(_level_0)

_level_2 := _children(_level_1)

_level_3 := _children(_level_2)

_level_4 := _children(_level_3)

_level_5 := _children(_level_4)

_level_6 := _children(_level_5)

_level_7 := _children(_level_6)

_level_8 := _children(_level_7)

_children(parents) := {path: call.module |
	some parent, module in parents
	some name, call in module.module_calls
	path := _join(parent, concat(".", ["module", name]))
}
