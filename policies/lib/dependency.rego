# METADATA
# title: Dependencies
# description: Whether Terraform makes one thing after another, by `depends_on` of a resource or its modules, or by a reference.
# scope: package
package astro.lib.dependency

import data.astro.lib.configuration

# METADATA
# description: Whether a resource is made after everything at a place (the address of a resource without instance keys).
holds(resource, place) if {
	some node in _explicit(resource)
	_contains(node, place)
}

holds(resource, place) if {
	some attribute, _ in configuration.places[configuration.place(resource)].expressions
	place in configuration.references(resource, attribute)
}

# Its own `depends_on`, and that of each module around it.
_explicit(resource) := {node |
	some dependency in configuration.places[configuration.place(resource)].depends_on
	node := _join(configuration.module_path(resource), dependency)
} | {node |
	steps := split(configuration.module_path(resource), ".")
	some i in numbers.range(2, count(steps))
	parent := concat(".", array.slice(steps, 0, i - 2))
	some dependency in configuration.modules[parent].module_calls[steps[i - 1]].depends_on
	node := _join(parent, dependency)
}

_contains(node, place) if node == place

_contains(node, place) if startswith(place, concat("", [node, "."]))

_join("", address) := address

_join(path, address) := concat(".", [path, address]) if path != ""
