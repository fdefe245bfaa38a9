# METADATA
# title: What rule tests are written with
# description: Small plans, in the shape Terraform gives them. Not part of the pack, hence the name of the file.
# scope: package
package astro.testing

# METADATA
# description: Two clusters in one account; dev has a disaster recovery site.
facts := {"clusters": [
	{
		"id": "clk1abcde",
		"name": "prod",
		"region": "us-east-1",
		"accountId": "222222222222",
		"cidr": "172.20.0.0/20",
		"type": "dedicated",
		"secondaryCidr": "100.64.0.0/19",
		"externalIps": ["52.1.2.3", "52.1.2.4"],
		"vpcId": "vpc-0aaaaaaaaaaaaaaa1",
	},
	{
		"id": "clk2fghij",
		"name": "dev",
		"region": "us-west-2",
		"accountId": "222222222222",
		"cidr": "172.22.0.0/20",
		"type": "dedicated",
		"externalIps": ["52.1.2.5", "52.1.2.6"],
		"vpcId": "vpc-0aaaaaaaaaaaaaaa2",
		"disasterRecovery": {
			"region": "us-east-2",
			"cidr": "172.23.0.0/20",
			"externalIps": ["52.1.2.7"],
			"vpcId": "vpc-0aaaaaaaaaaaaaaa3",
		},
	},
]}

# METADATA
# description: A plan of these resources; links between them go in as configuration (see `linked`).
plan(resources) := {
	"format_version": "1.2",
	"resource_changes": resources,
	"configuration": {"root_module": {"resources": [config | some resource in resources; config := _config(resource)]}},
}

# METADATA
# description: A resource the plan creates, `type.name`, with what is known and what is not.
created(address, after, unknown) := {
	"address": address,
	"mode": "managed",
	"type": split(address, ".")[0],
	"name": split(address, ".")[1],
	"change": {"actions": ["create"], "before": null, "after": after, "after_unknown": unknown, "after_sensitive": {}},
}

# METADATA
# description: The resource with other actions, such as `["no-op"]` or `["delete", "create"]`.
with_actions(resource, actions) := object.union(resource, {"change": {"actions": actions}})

# METADATA
# description: The resource, whose attributes refer to the addresses listed per attribute.
linked(resource, references) := object.union(resource, {"_references": references})

# METADATA
# description: A data source that Terraform has read, for `prior_state`.
read(address, values) := {
	"address": address,
	"mode": "data",
	"type": split(address, ".")[1],
	"name": split(address, ".")[2],
	"values": values,
}

# METADATA
# description: The plan, with data sources that Terraform has read.
with_sources(document, sources) := object.union(document, {"prior_state": {"values": {"root_module": {"resources": sources}}}})

_config(resource) := {
	"address": concat(".", [resource.type, resource.name]),
	"mode": resource.mode,
	"type": resource.type,
	"name": resource.name,
	"expressions": {attribute: {"references": refs} | some attribute, refs in object.get(resource, "_references", {})},
}
