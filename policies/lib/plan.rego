# METADATA
# title: The plan
# description: |
#   One view of a Terraform plan, whatever it is wrapped in. A *resource* is an entry of `resource_changes`; a data
#   source read before the plan is given the same shape, so that every function here takes either. Functions that read
#   attributes also take a *block* (see `blocks`).
# scope: package
package astro.lib.plan

# METADATA
# description: The plan document, as Terraform shows it or wrapped by Terraform Cloud, Scalr or Spacelift.
document := input.plan if is_object(input.plan)

else := input.tfplan if is_object(input.tfplan)

else := input.terraform if is_object(input.terraform)

else := input

# METADATA
# description: Managed resources that will exist after the apply, by type and address; unchanged ones too.
resources[type][address] := resource if {
	some resource in document.resource_changes
	resource.mode == "managed"
	resource.change.after != null
	type := resource.type
	address := resource.address
}

# A refresh-only or empty plan has no resource_changes: what it holds is already known.
resources[type][address] := resource if {
	not document.resource_changes
	some module in _modules(document.planned_values.root_module)
	some planned in module.resources
	planned.mode == "managed"
	resource := _from_state(module, planned)
	type := planned.type
	address := planned.address
}

# METADATA
# description: Managed resources that the apply deletes or replaces, by type and address.
removed[type][address] := resource if {
	some resource in document.resource_changes
	"delete" in resource.change.actions

	# A deposed object is what an earlier replacement left over; the resource itself has an entry of its own.
	not resource.deposed
	type := resource.type
	address := resource.address
}

# METADATA
# description: Data sources, by type and address; those Terraform could not read yet have unknown attributes.
sources[type][address] := source if {
	some module in _modules(document.prior_state.values.root_module)
	some read in module.resources
	read.mode == "data"
	not _deferred[read.address]
	source := _from_state(module, read)
	type := read.type
	address := read.address
}

sources[type][address] := source if {
	some source in document.resource_changes
	source.mode == "data"
	type := source.type
	address := source.address
}

_deferred contains source.address if {
	some source in document.resource_changes
	source.mode == "data"
}

# METADATA
# description: Resources of one type that will exist after the apply, by address; empty if there are none.
of_type(type) := object.get(resources, type, {})

# METADATA
# description: Data sources of one type, by address; empty if there are none.
sources_of_type(type) := object.get(sources, type, {})

# METADATA
# description: The value of an attribute, where it is known and set.
value(resource, attribute) := found if {
	found := resource.change.after[attribute]
	found != null
}

# METADATA
# description: Whether the whole value of an attribute is not known until apply.
unknown(resource, attribute) if resource.change.after_unknown[attribute] == true

# METADATA
# description: Whether an attribute, or anything inside it, is not known until apply.
partly_unknown(resource, attribute) if {
	walk(resource.change.after_unknown[attribute], [_, leaf])
	leaf == true
}

# METADATA
# description: Whether an attribute is neither set nor going to be known by the apply.
unset(resource, attribute) if {
	not unknown(resource, attribute)
	object.get(resource.change.after, attribute, null) == null
}

# METADATA
# description: A boolean attribute that counts as the provider's default where it is not set; undefined if unknown.
flag(resource, attribute, default_value) := resource.change.after[attribute] if {
	is_boolean(resource.change.after[attribute])
} else := default_value if {
	unset(resource, attribute)
}

# METADATA
# description: |
#   The nested blocks of that name, in order, each in the shape of a resource (same address, the block's own attributes),
#   so that every function here works on them too.
blocks(resource, name) := [block |
	some i, after in resource.change.after[name]
	is_object(after)
	block := {
		"address": resource.address,
		"change": {
			"after": after,
			"after_unknown": _unknown_block(resource, name, i),
			"after_sensitive": _sensitive_block(resource, name, i),
		},
	}
]

# METADATA
# description: What a finding may say of an attribute; never a sensitive value.
show(resource, attribute) := "(known after apply)" if {
	unknown(resource, attribute)
} else := "(sensitive value)" if {
	walk(resource.change.after_sensitive, [path, true])
	count({i | some i, step in path; i == 0; step != attribute}) == 0
} else := "(not set)" if {
	unset(resource, attribute)
} else := text(resource.change.after[attribute])

# METADATA
# description: A value as a person reads it; lists sorted and separated by commas.
text(value) := value if is_string(value)

else := concat(", ", sort([text_scalar(item) | some item in value])) if {
	is_array(value)
} else := text_scalar(value)

# METADATA
# description: A single value as a person reads it.
text_scalar(value) := value if is_string(value)

else := json.marshal(value)

_unknown_block(resource, name, i) := resource.change.after_unknown[name][i] if {
	is_object(resource.change.after_unknown[name][i])
} else := {}

_sensitive_block(resource, name, i) := resource.change.after_sensitive[name][i] if {
	is_object(resource.change.after_sensitive[name][i])
} else := {}

_from_state(module, read) := {
	"address": read.address,
	"mode": read.mode,
	"type": read.type,
	"name": read.name,
	"index": object.get(read, "index", null),
	"module_address": object.get(module, "address", ""),
	"change": {
		"actions": ["no-op"],
		"after": read.values,
		"after_unknown": {},
		"after_sensitive": object.get(read, "sensitive_values", {}),
	},
}

# Terraform has no limit for nested modules; eight levels are more than anybody was seen to use, and the gate refuses
# a plan that has more.
_modules(root) := array.concat(shallow, deep) if {
	level_1 := _children([root])
	level_2 := _children(level_1)
	level_3 := _children(level_2)
	level_4 := _children(level_3)
	level_5 := _children(level_4)
	level_6 := _children(level_5)
	level_7 := _children(level_6)
	level_8 := _children(level_7)
	shallow := array.concat(array.concat([root], level_1), array.concat(array.concat(level_2, level_3), level_4))
	deep := array.concat(array.concat(level_5, level_6), array.concat(level_7, level_8))
}

_children(modules) := [child | some module in modules; some child in module.child_modules]
