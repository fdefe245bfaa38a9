# A Terraform Cloud policy set as it stands: two policies, which the free tier allows.
policy "astro-connect" {
  query             = "data.terraform.policies.astro_connect.mandatory"
  enforcement_level = "mandatory"
  description       = "Connections to Astro: what fails, drops traffic, lets others in, or breaks the documentation"
}

policy "astro-connect-advice" {
  query             = "data.terraform.policies.astro_connect.advisory"
  enforcement_level = "advisory"
  description       = "Connections to Astro: warnings, notes and what was waived"
}
