package astro.lib.ram_test

import data.astro.lib.ram

# An organization is in an account, and is not that account.
test_account_of_a_principal if {
	ram.account_of("222222222222") == "222222222222"
	ram.account_of("arn:aws:iam::222222222222:role/x") == "222222222222"
	ram.account_of("arn:aws-us-gov:sts::222222222222:assumed-role/x/y") == "222222222222"
	not ram.account_of("arn:aws:organizations::222222222222:organization/o-0123456789")
}
