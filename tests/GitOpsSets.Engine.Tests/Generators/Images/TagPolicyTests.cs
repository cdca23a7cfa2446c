using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Images;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Images;

public sealed class TagPolicyTests
{
    [Theory]
    [InlineData("policy: {semver: {range: '>=1.0.0'}}", "1.2.0 1.10.0 2.0.0-rc.1 latest 1.2", "1.10.0")]
    [InlineData("policy: {semver: {range: '1.2.x-0'}}", "v1.2.0 v1.2.3-rc.1 v1.3.0", "v1.2.3-rc.1")]
    [InlineData("policy: {semver: {range: '>9'}}", "1.0.0", null)]
    [InlineData("policy: {alphabetical: {}}", "a c b", "c")]
    [InlineData("policy: {alphabetical: {order: asc}}", "B a", "a")]
    [InlineData("policy: {alphabetical: {order: desc}}", "b c a", "a")]
    [InlineData("policy: {numerical: {}}", "9 10 2", "10")]
    [InlineData("policy: {numerical: {order: desc}}", "9 10 2.5", "2.5")]
    [InlineData("{policy: {numerical: {}}, filterTags: {pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)$', extract: $ts}}", "main-abc-100 main-fff-99 other main-x-500", "main-abc-100")]
    [InlineData("{policy: {semver: {range: 1.x}}, filterTags: {pattern: '^rel-(.*)', extract: $1}}", "rel-1.1.0 rel-1.2.0 1.9.0", "rel-1.2.0")]
    [InlineData("{policy: {alphabetical: {}}, filterTags: {pattern: '^a'}}", "ab aa zz", "ab")]
    [InlineData("{policy: {alphabetical: {}}, filterTags: {pattern: '(.)-', extract: same}}", "a-1 b-2", "b-2")]
    [InlineData("{policy: {alphabetical: {}}, filterTags: {pattern: x}}", "a b", null)]
    [InlineData("policy: {alphabetical: {}}", "", null)]
    public void The_tag_that_the_policy_means_is_chosen(string spec, string tags, string? chosen)
    {
        var policy = Read(spec, out var findings);

        Assert.Empty(findings);
        Assert.Equal(chosen, policy.Latest(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("{}", "spec.policy: it needs 'semver', 'alphabetical' or 'numerical'")]
    [InlineData("policy: {semver: {range: latest}}", "spec.policy.semver.range: invalid semver expression")]
    [InlineData("policy: {numerical: {order: up}}", "spec.policy.numerical.order: it is 'asc' or 'desc'")]
    [InlineData("{policy: {numerical: {}}, filterTags: {pattern: '('}}", "spec.filterTags.pattern: '(' is no regular expression")]
    public void What_is_wrong_is_said_where_it_stands(string spec, string message)
    {
        Read(spec, out var findings);

        Assert.StartsWith(message, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_that_is_no_number_is_not_the_smallest_one()
    {
        Assert.Throws<FormatException>(() => Read("policy: {numerical: {}}", out _).Latest(["1", "latest"]));
    }

    private static TagPolicy Read(string spec, out ImmutableArray<Diagnostic> findings)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var mapping = (YamlMapping)YamlReader.ReadAll(spec, "policy.yaml", YamlLimits.Default)[0].Root!;
        var policy = TagPolicy.Read(new FieldReader(mapping, "spec", diagnostics));
        findings = diagnostics.ToImmutable();
        return policy;
    }
}
