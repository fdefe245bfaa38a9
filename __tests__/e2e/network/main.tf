# The network account's world before the project touches it: a gateway with default tables, and an office behind a VPN.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "account_id" {
  default = "333333333333"
}

variable "region" {
  default = "us-east-1"
}

variable "auto_accept" {
  default = "disable"
}

provider "aws" {
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.account_id}:role/platform"
  }
}

resource "aws_ec2_transit_gateway" "hub" {
  description                    = "hub"
  auto_accept_shared_attachments = var.auto_accept
}

resource "aws_customer_gateway" "office" {
  bgp_asn    = 65000
  ip_address = "198.51.100.1"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "office" {
  customer_gateway_id = aws_customer_gateway.office.id
  transit_gateway_id  = aws_ec2_transit_gateway.hub.id
  type                = "ipsec.1"
}

output "transit_gateway_id" {
  value = aws_ec2_transit_gateway.hub.id
}

output "default_table_id" {
  value = aws_ec2_transit_gateway.hub.association_default_route_table_id
}

output "office_attachment_id" {
  value = aws_vpn_connection.office.transit_gateway_attachment_id
}
