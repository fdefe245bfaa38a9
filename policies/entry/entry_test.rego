package astro.entry_test

import data.astro.testing
import data.main
import data.terraform.policies.astro_connect as terraform_cloud

_error := _finding("error", null)

_note := _finding("note", null)

_waived := _finding("error", {"reason": "r", "owner": "o", "expires": "2027-01-01"})

test_conftest_denies_errors if {
	{result.msg | some result in main.deny} == {"a/error x: m; expected e; found f; fix: r"} with data.astro.main.findings as {_error, _note, _waived}
}

test_conftest_warns_of_the_rest if {
	{result.msg | some result in main.warn} == {"a/note x: m; expected e; found f; fix: r"} with data.astro.main.findings as {_error, _note, _waived}
}

test_terraform_cloud_denies_errors if {
	terraform_cloud.mandatory == {"a/error x: m; expected e; found f; fix: r"} with data.astro.main.findings as {_error, _note, _waived}
}

test_terraform_cloud_says_the_rest_and_what_is_waived if {
	terraform_cloud.advisory == {
		"a/note x: m; expected e; found f; fix: r",
		"waived until 2027-01-01: a/error x: m; expected e; found f; fix: r",
	} with data.astro.main.findings as {_error, _note, _waived}
}

test_terraform_cloud_denies_without_facts if {
	some line in terraform_cloud.mandatory with input as {"plan": testing.plan([]), "run": {"id": "run-1"}}
	startswith(line, "facts/facts-given (plan): no facts")
}

_finding(severity, waived) := {
	"rule": concat("/", ["a", severity]),
	"severity": severity,
	"address": "x",
	"message": "m",
	"expected": "e",
	"actual": "f",
	"remediation": "r",
	"waived": waived,
}
