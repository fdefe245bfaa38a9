package astro.rules.transit_gateway.share_in_cluster_region_test

import data.astro.rules.transit_gateway.share_in_cluster_region as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_known_arn if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the share is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "eu-west-1", "unknown": false}} with input as testing.plan([_named("arn:aws:ram:eu-west-1:333333333333:resource-share/0")])
		with data.astro.facts as testing.facts
}

test_fail_region_of_the_resource if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the share is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "eu-west-1", "unknown": false}} with input as testing.plan([_in("eu-west-1")])
		with data.astro.facts as testing.facts
}

test_fail_arn_of_what_it_holds if {
	_found_holding("arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", {}) == {{"address": "aws_ram_resource_association.gateway", "message": "the share holds what is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", "unknown": false}}
}

test_share_elsewhere_found_once if {
	count(_found_holding("arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", {"region": "eu-west-1"})) == 1
}

test_pass_arn_in_the_clusters_region if {
	_found_holding("arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0", {}) == set()
}

test_silent_on_what_another_share_holds if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), tgw.names("vendor", "444444444444"), _holding("arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", {})])
		with data.astro.facts as testing.facts
}

test_pass_recovery_region if {
	rule.deny == set() with input as testing.plan([_in("us-east-2")])
		with data.astro.facts as testing.facts
}

test_pass_undecidable if {
	rule.deny == set() with input as testing.plan([tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([tgw.names("vendor", "444444444444")])
		with data.astro.facts as testing.facts
}

_named(arn) := object.union(tgw.names("astro", "222222222222"), {"change": {"after": {"resource_share_arn": arn}}})

_in(region) := object.union(tgw.names("astro", "222222222222"), {"change": {"after": {"region": region}}})

_found_holding(arn, after) := found if {
	principal := object.union(tgw.names("astro", "222222222222"), {"change": {"after": after}})
	found := rule.deny with input as testing.plan([tgw.share({}, {}), principal, _holding(arn, after)])
		with data.astro.facts as testing.facts
}

_holding(arn, after) := object.union(
	tgw.holds("gateway", "aws_ec2_transit_gateway.hub"),
	{
		"change": {
			"after": object.union({"resource_arn": arn}, after),
			"after_unknown": {"resource_arn": false},
		},
		"_references": {"resource_arn": []},
	},
)

test_fail_arn_of_what_a_share_in_the_right_region_holds if {
	_found_holding("arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", {"region": "us-east-1"}) == {{"address": "aws_ram_resource_association.gateway", "message": "the share holds what is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "arn:aws:ec2:eu-west-1:333333333333:transit-gateway/tgw-0", "unknown": false}}
}

test_pass_arn_without_region if {
	_found_holding("arn:aws:s3:::bucket", {}) == set()
}

test_pass_share_arn_without_region if {
	rule.deny == set() with input as testing.plan([object.union(_named("arn:aws:ram::333333333333:resource-share/0"), {"change": {"after": {"region": "us-east-1"}}})])
		with data.astro.facts as testing.facts
}

# Another account's cluster in that region is not the one that the share names.
test_fail_region_of_another_account if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the share is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "eu-west-1", "unknown": false}} with input as testing.plan([_in("eu-west-1")])
		with data.astro.facts as {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20", "region": "eu-west-1"})])}
}
