package astro.lib.data_service_test

import data.astro.lib.data_service
import data.astro.testing

_services := [
	{"service": "aws_db_instance", "groups": "vpc_security_group_ids", "named": "db_subnet_group_name", "at": "aws_db_subnet_group"},
	{"service": "aws_elasticache_cluster", "groups": "security_group_ids", "named": "subnet_group_name", "at": "aws_elasticache_subnet_group"},
	{"service": "aws_elasticache_replication_group", "groups": "security_group_ids", "named": "subnet_group_name", "at": "aws_elasticache_subnet_group"},
	{"service": "aws_rds_cluster", "groups": "vpc_security_group_ids", "named": "db_subnet_group_name", "at": "aws_db_subnet_group"},
	{"service": "aws_redshift_cluster", "groups": "vpc_security_group_ids", "named": "cluster_subnet_group_name", "at": "aws_redshift_subnet_group"},
]

test_in_the_subnets_of_its_group if {
	every kind in _services {
		_admitting([
			testing.created(concat(".", [kind.service, "data"]), {kind.groups: ["sg-1"], kind.named: "data"}, {}),
			testing.created(concat(".", [kind.at, "data"]), {"name": "data", "subnet_ids": ["subnet-1", "subnet-2"]}, {}),
			testing.created(concat(".", [kind.at, "other"]), {"name": "other", "subnet_ids": ["subnet-3"]}, {}),
		]) == {"subnet-1": {0}, "subnet-2": {0}}
	}
}

test_instance_in_its_subnet if {
	_admitting([testing.created("aws_instance.data", {"vpc_security_group_ids": ["sg-1"], "subnet_id": "subnet-1"}, {})]) == {"subnet-1": {0}}
}

test_not_where_its_own_group_admits_nobody if {
	_admitting([testing.created("aws_instance.data", {"vpc_security_group_ids": ["sg-2"], "subnet_id": "subnet-1"}, {})]) == {}
}

# Beside a group that admits cluster prod.
_admitting(resources) := found if {
	rule := testing.created(
		"aws_vpc_security_group_ingress_rule.astro",
		{"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432, "cidr_ipv4": "172.20.0.0/20"},
		{},
	)
	found := data_service.admitting with input as testing.plan(array.concat([rule], resources)) with data.astro.facts as testing.facts
}
