# METADATA
# title: Regions
# description: |
#   The AWS region of a resource, where a plan tells it: an attribute of the resource (AWS provider 6), its ARN once it
#   exists, or the provider's configuration where that is a constant or a variable. From the environment or a local it
#   cannot be told, and `of` is undefined: an undecidable region is never an error.
# scope: package
package astro.lib.region

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: The region a managed resource lives in; undefined if the plan does not tell.
of(resource) := region if {
	resource.mode == "managed"
	region := plan.value(resource, "region")
} else := region if {
	region := split(plan.value(resource, "arn"), ":")[3]
	region != ""
} else := of_provider(configuration.places[configuration.place(resource)].provider_config_key)

# METADATA
# description: |
#   The region of a provider configuration, by its key as resources name it: `aws`, `aws.west`, `module.network:aws`.
of_provider(key) := _regions[key]

_regions[key] := region if {
	some key, provider in _providers
	region := configuration.constant(provider.expressions.region)
	is_string(region)
}

_regions[key] := region if {
	some key, provider in _providers
	references := provider.expressions.region.references
	every reference in references {
		startswith(reference, "var.")
	}
	values := {value |
		some reference in references
		some value in _values(object.get(provider, "module_address", ""), split(reference, ".")[1])
	}
	count(values) == 1
	some region in values
}

_providers := object.get(plan.document, ["configuration", "provider_config"], {})

_values("", name) := _given(name)

# A module's variable: a constant of its call, or a root variable handed down one level.
_values(path, name) := {value |
	steps := split(path, ".")
	parent := concat(".", array.slice(steps, 0, count(steps) - 2))
	expression := configuration.modules[parent].module_calls[steps[count(steps) - 1]].expressions[name]
	some value in ({constant | constant := configuration.constant(expression)} | _handed_down(parent, expression))
	is_string(value)
} if {
	path != ""
}

_handed_down("", expression) := {value |
	some reference in expression.references
	startswith(reference, "var.")
	some value in _given(split(reference, ".")[1])
}

_handed_down(parent, _) := set() if parent != ""

# What a root variable was given, or falls back to.
_given(name) := {value} if {
	value := plan.document.variables[name].value
} else := {value | value := configuration.modules[""].variables[name]["default"]}
