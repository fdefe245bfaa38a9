# The customer's side of a peering, made before the project came: other names, tags of their own.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/platform"
  }
  default_tags {
    tags = { Owner = "network team" }
  }
}

variable "peering_connection_id" {}

variable "cluster_vpc_id" {}

variable "route_table_ids" {
  type = list(string)
}

variable "security_group_id" {}

variable "zone_id" {}

resource "aws_vpc_peering_connection_accepter" "astro" {
  vpc_peering_connection_id = var.peering_connection_id
  auto_accept               = true
  tags                      = { Name = "Airflow" }
}

resource "aws_vpc_peering_connection_options" "astro" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_route" "astro" {
  for_each                  = toset(var.route_table_ids)
  route_table_id            = each.value
  destination_cidr_block    = "172.20.0.0/20"
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
}

resource "aws_vpc_security_group_ingress_rule" "astro" {
  security_group_id = var.security_group_id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "172.20.0.0/20"
  description       = "Airflow"
}

resource "aws_route53_vpc_association_authorization" "astro" {
  zone_id = var.zone_id
  vpc_id  = var.cluster_vpc_id
}

output "security_group_rule_id" {
  value = aws_vpc_security_group_ingress_rule.astro.security_group_rule_id
}
