# Plays Astronomer: the cluster's VPC, the peering request and, once authorized, the association of the customer's zone.
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
  description = "AWS account of the Astro data plane."
  default     = "222222222222"
}

variable "region" {
  default = "us-east-1"
}

variable "cidr" {
  description = "CIDR of the cluster's VPC."
  default     = "172.20.0.0/20"
}

variable "target" {
  description = "The customer's VPC, from the support ticket. Null until there is one."
  type        = object({ account_id = string, region = string, vpc_id = string })
  default     = null
}

variable "zone_id" {
  description = "A private hosted zone that the customer authorized for the cluster's VPC. Null until then."
  type        = string
  default     = null
}

variable "gateway" {
  description = "The customer's transit gateway and its share, from the support ticket. Null until there is one."
  type        = object({ id = string, share_arn = string })
  default     = null
}

variable "resolver_share_arn" {
  description = "The customer's share of Resolver rules, from the ticket for customer success. Null until there is one."
  type        = string
  default     = null
}

provider "aws" {
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.account_id}:role/astronomer-remote-management"
  }
}

resource "aws_vpc" "cluster" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true
}

resource "aws_vpc_peering_connection" "customer" {
  count         = var.target == null ? 0 : 1
  vpc_id        = aws_vpc.cluster.id
  peer_owner_id = var.target.account_id
  peer_region   = var.target.region
  peer_vpc_id   = var.target.vpc_id
}

resource "aws_route53_zone_association" "customer" {
  count      = var.zone_id == null ? 0 : 1
  zone_id    = var.zone_id
  vpc_id     = aws_vpc.cluster.id
  vpc_region = var.region
}

resource "aws_subnet" "cluster" {
  vpc_id     = aws_vpc.cluster.id
  cidr_block = cidrsubnet(var.cidr, 4, 0)
}

resource "aws_ram_resource_share_accepter" "gateway" {
  count     = var.gateway == null ? 0 : 1
  share_arn = var.gateway.share_arn
}

resource "aws_ec2_transit_gateway_vpc_attachment" "customer" {
  count              = var.gateway == null ? 0 : 1
  transit_gateway_id = var.gateway.id
  vpc_id             = aws_vpc.cluster.id
  subnet_ids         = [aws_subnet.cluster.id]
  depends_on         = [aws_ram_resource_share_accepter.gateway]
}

resource "aws_ram_resource_share_accepter" "resolver" {
  count     = var.resolver_share_arn == null ? 0 : 1
  share_arn = var.resolver_share_arn
}

output "vpc_id" {
  value = aws_vpc.cluster.id
}

output "peering_connection_id" {
  value = one(aws_vpc_peering_connection.customer[*].id)
}

output "attachment_id" {
  value = one(aws_ec2_transit_gateway_vpc_attachment.customer[*].id)
}
