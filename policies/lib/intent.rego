# METADATA
# title: Intent
# description: |
#   What a connection of `connections.yaml` asks for, where a plan was emitted from one: the default of the root
#   variable `astro_connect_origin`. Everything here is empty for other plans, and for anything of another shape.
# scope: package
package astro.lib.intent

import data.astro.lib.plan

# METADATA
# description: The route of the connection; undefined where the plan was not emitted from one.
route := _origin.connection.route

# METADATA
# description: What the connection asks for; the keys belong to its route.
default declared := {}

declared := _origin.intent if is_object(_origin.intent)

# METADATA
# description: |
#   Whether anything of what the plan describes stands after the apply. A plan that takes everything down is not asked
#   for what was declared.
stands if count(plan.resources) > 0

# METADATA
# description: The objects listed at a key of what the connection asks for.
listed(key) := [item |
	is_array(declared[key])
	some item in declared[key]
	is_object(item)
]

# METADATA
# description: The strings listed at a key of an object.
strings(object_, key) := [item |
	is_array(object_[key])
	some item in object_[key]
	is_string(item)
]

_origin := plan.document.configuration.root_module.variables.astro_connect_origin["default"]
