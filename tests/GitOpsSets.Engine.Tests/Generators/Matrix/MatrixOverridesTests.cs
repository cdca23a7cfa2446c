using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Matrix;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Generators.Matrix;

public sealed class MatrixOverridesTests
{
    private readonly ForeignText _foreign = new(new TokenSource());

    [Fact]
    public void A_key_of_the_repository_that_an_endpoint_replaces_is_found()
    {
        Assert.Equal(["Element.namespace"], MatrixOverrides.Find([Own("", "namespace", "a"), Remote("", "namespace", "kube-system")]));
    }

    [Fact]
    public void A_key_of_an_endpoint_that_a_pull_request_replaces_is_found()
    {
        Assert.Equal(["Element.namespace"], MatrixOverrides.Find([Remote("", "namespace", "a"), Outsiders("", "namespace", "kube-system")]));
    }

    [Fact]
    public void Whose_texts_are_trusted_less_has_numbers_that_are_too()
    {
        var numbers = new TemplateMap { ["name"] = _foreign.Remote("x", "Element.name"), ["replicas"] = TemplateValue.Of(1000.0) };

        Assert.Equal(["Element.replicas"], MatrixOverrides.Find([Child("", new TemplateMap { ["replicas"] = TemplateValue.Of(1.0) }), Child("", numbers)]));
    }

    [Fact]
    public void A_key_below_another_is_named_with_its_path()
    {
        var own = new TemplateMap { ["spec"] = TemplateValue.Of(new TemplateMap { ["image"] = TemplateValue.Of("ours"), ["other"] = TemplateValue.Of("x") }) };
        var remote = new TemplateMap { ["spec"] = TemplateValue.Of(new TemplateMap { ["image"] = _foreign.Remote("theirs", "Element.spec.image") }) };

        Assert.Equal(["Element.spec.image"], MatrixOverrides.Find([Child("", own), Child("", remote)]));
        Assert.Equal(["Element.app.spec.image"], MatrixOverrides.Find([Child("app", own), Child("app", remote)]));
    }

    [Fact]
    public void What_stands_under_a_name_of_its_own_replaces_nothing()
    {
        Assert.Empty(MatrixOverrides.Find([Own("", "namespace", "a"), Remote("api", "namespace", "kube-system")]));
    }

    [Fact]
    public void Who_is_trusted_as_much_or_more_may_replace_and_so_may_an_equal_value()
    {
        Assert.Empty(MatrixOverrides.Find([Own("", "namespace", "a"), Own("", "namespace", "b")]));
        Assert.Empty(MatrixOverrides.Find([Remote("", "namespace", "a"), Own("", "namespace", "b")]));
        Assert.Empty(MatrixOverrides.Find([Remote("", "namespace", "a"), Remote("", "namespace", "b")]));
        Assert.Empty(MatrixOverrides.Find([Own("", "namespace", "a"), Remote("", "namespace", "a")]));
    }

    private MatrixChild Remote(string name, string key, string value) => Child(name, new TemplateMap { [key] = _foreign.Remote(value, $"Element.{key}") });

    private MatrixChild Outsiders(string name, string key, string value) => Child(name, new TemplateMap { [key] = _foreign.Outsiders(value, $"Element.{key}") });

    private static MatrixChild Own(string name, string key, string value) => Child(name, new TemplateMap { [key] = TemplateValue.Of(value) });

    private static MatrixChild Child(string name, TemplateMap element) => new(name, [new Element(element, new ElementOrigin("element", "an element", default))]);
}
