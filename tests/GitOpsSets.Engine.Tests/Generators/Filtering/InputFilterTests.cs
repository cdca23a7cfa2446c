using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Filtering;

public sealed class InputFilterTests
{
    [Fact]
    public void All_that_is_wrong_is_reported_at_once()
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();

        InputFilter.Read(Spec("""{"filter":{"includeBranch":"(?=x)","excludeTag":"[","semver":"newest","limit":10001}}""", findings));

        Assert.Equal(4, findings.Count);
        Assert.Contains(findings, finding => finding.Message.Contains("RE2 has no look-ahead", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_filter_everything_passes_up_to_the_usual_limit()
    {
        var filter = InputFilter.Read(Spec("{}", ImmutableArray.CreateBuilder<Diagnostic>()));

        Assert.True(filter.MatchesName("anything"));
        Assert.True(filter.MatchesLabels([]));
        Assert.Equal(100, filter.Limit);
    }

    private static FieldReader Spec(string json, ImmutableArray<Diagnostic>.Builder findings) =>
        new((YamlMapping)JsonReader.Read(json, "provider.yaml", YamlLimits.Default, JsonNumberModel.Int64OrFloat64), "spec", findings);
}
