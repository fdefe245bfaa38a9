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

output "vpc_id" {
  value = aws_vpc.cluster.id
}

output "peering_connection_id" {
  value = one(aws_vpc_peering_connection.customer[*].id)
}
