package astro.lib.principal_test

import data.astro.lib.principal
import data.astro.testing

test_wildcard if {
	principal.wildcard("*")
	principal.wildcard("arn:aws:iam::*:root")
	not principal.wildcard("arn:aws:iam::222222222222:root")
}

test_account if {
	principal.account("222222222222") == "222222222222"
	principal.account("arn:aws:iam::222222222222:role/x") == "222222222222"
	not principal.account("o-example")
}

test_astro if {
	principal.astro("222222222222") with data.astro.facts as testing.facts
	principal.astro("arn:aws:iam::222222222223:role/astronomer-remote-management") with data.astro.facts as testing.facts
	not _astro("arn:aws:iam::222222222223:root")
}

test_documented if {
	_documented("arn:aws:iam::222222222222:root", "us-east-1")
	not _documented("arn:aws-cn:iam::222222222222:root", "us-east-1")
	_documented("arn:aws-cn:iam::222222222222:root", "cn-north-1")
	_documented("arn:aws-us-gov:iam::222222222222:role/astronomer-remote-management", "us-gov-west-1")
	not _documented("222222222222", "us-east-1")
}

_astro(arn) if principal.astro(arn) with data.astro.facts as testing.facts

_documented(arn, region) if {
	cluster := object.union(testing.facts.clusters[0], {"region": region})
	principal.documented(arn) with data.astro.facts as {"clusters": [cluster]}
}

test_name if {
	principal.name("arn:aws:iam::222222222222:root") == "root"
	principal.name("arn:aws:sts::222222222222:assumed-role/x:y") == "assumed-role/x:y"
	principal.name("222222222222") == ""
}

test_account_of_what_only_looks_like_an_arn if {
	not principal.account("urn:aws:iam::222222222222:root")
}
