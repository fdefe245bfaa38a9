# Plays Astronomer: the cluster's VPC, and an endpoint for the service whose name the ticket tells.
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

variable "service_name" {
  description = "The endpoint service, from the support ticket. Null until there is one."
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
  cidr_block = "172.20.0.0/20"
}

resource "aws_subnet" "cluster" {
  vpc_id     = aws_vpc.cluster.id
  cidr_block = "172.20.1.0/24"
}

resource "aws_vpc_endpoint" "customer" {
  count             = var.service_name == null ? 0 : 1
  vpc_id            = aws_vpc.cluster.id
  service_name      = var.service_name
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.cluster.id]
}

output "vpc_endpoint_id" {
  value = one(aws_vpc_endpoint.customer[*].id)
}
