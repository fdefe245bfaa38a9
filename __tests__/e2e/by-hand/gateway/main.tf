# A transit gateway that its owner shared and attached before the project came; what needs the cluster's attachment follows it.
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
}

variable "vpc_id" {}

variable "subnet_ids" {
  type = list(string)
}

variable "route_table_id" {}

variable "security_group_id" {}

variable "attachment_id" {
  description = "The cluster's attachment. Null until Astronomer made it."
  type        = string
  default     = null
}

locals {
  attached = var.attachment_id == null ? toset([]) : toset(["cluster"])
}

resource "aws_ec2_transit_gateway" "hub" {
  description = "hub"
}

resource "aws_ec2_transit_gateway_route_table" "astro" {
  for_each           = toset(["clusters", "targets"])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "data" {
  transit_gateway_id                              = aws_ec2_transit_gateway.hub.id
  vpc_id                                          = var.vpc_id
  subnet_ids                                      = var.subnet_ids
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_ec2_transit_gateway_route_table_association" "data" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.data.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro["targets"].id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "data" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.data.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro["clusters"].id
}

resource "aws_ram_resource_share" "airflow" {
  name                      = "airflow"
  allow_external_principals = true
}

resource "aws_ram_resource_association" "airflow" {
  resource_arn       = aws_ec2_transit_gateway.hub.arn
  resource_share_arn = aws_ram_resource_share.airflow.arn
}

resource "aws_ram_principal_association" "airflow" {
  principal          = "222222222222"
  resource_share_arn = aws_ram_resource_share.airflow.arn
}

resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "airflow" {
  for_each                                        = local.attached
  transit_gateway_attachment_id                   = var.attachment_id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
  tags                                            = { Name = "Airflow" }
}

resource "aws_ec2_transit_gateway_route_table_association" "airflow" {
  for_each                       = aws_ec2_transit_gateway_vpc_attachment_accepter.airflow
  transit_gateway_attachment_id  = each.value.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro["clusters"].id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "airflow" {
  for_each                       = aws_ec2_transit_gateway_vpc_attachment_accepter.airflow
  transit_gateway_attachment_id  = each.value.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro["targets"].id
}

resource "aws_route" "airflow" {
  for_each               = local.attached
  route_table_id         = var.route_table_id
  destination_cidr_block = "172.20.0.0/20"
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
  depends_on             = [aws_ec2_transit_gateway_vpc_attachment.data]
}

resource "aws_vpc_security_group_ingress_rule" "airflow" {
  for_each          = local.attached
  security_group_id = var.security_group_id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "172.20.0.0/20"
}

output "transit_gateway_id" {
  value = aws_ec2_transit_gateway.hub.id
}

output "share_arn" {
  value = aws_ram_resource_share.airflow.arn
}

output "clusters_table_id" {
  value = aws_ec2_transit_gateway_route_table.astro["clusters"].id
}

output "targets_table_id" {
  value = aws_ec2_transit_gateway_route_table.astro["targets"].id
}

output "vpc_attachment_id" {
  value = aws_ec2_transit_gateway_vpc_attachment.data.id
}

output "security_group_rule_id" {
  value = one([for rule in aws_vpc_security_group_ingress_rule.airflow : rule.security_group_rule_id])
}
