"""Forms (填报表) that go out to those without git, and come back filled in."""
