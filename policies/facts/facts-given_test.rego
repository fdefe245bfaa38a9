package astro.rules.facts.facts_given_test

import data.astro.rules.facts.facts_given as rule
import data.astro.testing

test_fail_without_facts if {
	rule.deny == {{
		"address": null,
		"message": "no facts about the Astro side were supplied, so nothing can be judged",
		"expected": "at least one cluster at data.astro.facts.clusters",
		"actual": "none",
		"unknown": false,
	}} with input as testing.plan([])
}

test_fail_without_clusters if {
	count(rule.deny) == 1 with input as testing.plan([])
		with data.astro.facts as {"clusters": []}
}

test_pass if {
	rule.deny == set() with input as testing.plan([])
		with data.astro.facts as testing.facts
}
