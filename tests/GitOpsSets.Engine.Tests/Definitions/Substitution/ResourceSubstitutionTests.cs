using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Definitions.Substitution;

public sealed class ResourceSubstitutionTests
{
    [Fact]
    public void Values_keep_the_places_of_the_file()
    {
        var resource = Read("kind: ResourceSet\nspec:\n  # a comment\n  resourcesTemplate: |\n    a: ${name}\n    b: 2\n  inputs:\n  - team: ${name}\n");

        var result = ResourceSubstitution.Apply(resource, Variables("name", "shop"), isStrict: true);

        var spec = (YamlMapping)result["spec"]!;
        var template = (YamlString)spec["resourcesTemplate"]!;
        Assert.Equal("a: shop\nb: 2\n", template.Value);
        Assert.Equal(4, template.Span.Line);
        Assert.Equal(6, template.SpanOfLine(1).Line);
        Assert.Equal(8, ((YamlMapping)((YamlSequence)spec["inputs"]!).Items[0])["team"]!.Span.Line);
    }

    [Fact]
    public void What_comes_of_a_secret_is_in_no_message()
    {
        var kustomization = Read("metadata: {namespace: flux-system}\nspec: {postBuild: {substituteFrom: [{kind: Secret, name: vars}]}}");
        var secret = Read("kind: Secret\nstringData: {password: \"*hunter2\"}");
        var variables = PostBuildVariables.Of(kustomization, (_, _) => secret);

        var exception = Assert.Throws<YamlException>(() => ResourceSubstitution.Apply(Read("spec: {a: \"${password}\"}"), variables, isStrict: true));

        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_points_into_the_file()
    {
        var exception = Assert.Throws<YamlException>(() => ResourceSubstitution.Apply(Read("# one\n# two\nspec:\n  z: ${name}\n"), Variables("name", "a: b"), isStrict: true));

        Assert.Equal("set.yaml", exception.At.File);
        Assert.Equal(4, exception.At.Line);
    }

    [Fact]
    public void An_object_is_returned_as_it_is_when_there_are_no_variables()
    {
        var resource = Read("a: ${b}");

        Assert.Same(resource, ResourceSubstitution.Apply(resource, PostBuildVariables.Of(new Dictionary<string, string>(StringComparer.Ordinal), isAlways: false), isStrict: true));
    }

    private static PostBuildVariables Variables(string name, string value) =>
        PostBuildVariables.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, isAlways: false);

    private static YamlMapping Read(string text) =>
        (YamlMapping)YamlReader.ReadFirst(text, "set.yaml", YamlLimits.Default, YamlReading.WordsAsText, null)!;
}
