using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Tests.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Rendering;

/// <summary>A limit cuts nothing short: what it lets through is the same as without it, and what it does not is nothing.</summary>
public sealed class LimitLawTests
{
    private static readonly string[] Templates =
    [
        "{{ range until 20 }}{{ . }},{{ end }}", "{{ repeat 50 \"ab\" }}", "{{ range .items }}{{ . | upper | quote }} {{ end }}", "{{ .items | join \"-\" | trunc 30 }}", "{{ if gt (len .items) 2 }}many{{ else }}few{{ end }}", "{{ define \"u\" }}{{ if . }}x{{ template \"u\" (rest .) }}{{ end }}{{ end }}{{ template \"u\" .items }}",
        "{{ printf \"%40d\" 7 }}", "{{ .items | toJson | indent 4 }}", "{{ regexReplaceAll \"[a-m]\" (.items | join \"\") \"$0$0\" }}",
    ];

    [Fact]
    public void A_smaller_limit_never_yields_more_output() => Law.Holds(
        Law.Three(Gen.Elements(Templates), Gen.Elements("a", "bb", "ccc", "dddd", "\u00e9").ListOf(), Gen.Zip(Sizes(), Sizes())),
        one => IsSameOrNothing(Rendered(one.Item1, one.Item2, new TemplateLimits(one.Item3.Item1, one.Item3.Item2 + 1, one.Item3.Item2, one.Item3.Item1)), Rendered(one.Item1, one.Item2, TemplateLimits.Default))
            && (Rendered(one.Item1, one.Item2, new TemplateLimits(one.Item3.Item1, 50, one.Item3.Item2, 500)) is null || Rendered(one.Item1, one.Item2, new TemplateLimits(one.Item3.Item1 + 100, 60, one.Item3.Item2 + 10, 600)) is not null),
        2_000);

    [Fact]
    public void A_smaller_bound_of_a_document_never_reads_more_of_it() => Law.Holds(
        Gen.Zip(Gen.Elements("a: 1\nb: [x, y, {c: d}]\n", "- &x {k: v}\n- *x\n- *x\n", "\"long key of a mapping\": |\n  text\n  more\n", "[[[[1]]]]"), Law.Three(Gen.Choose(0, 8), Gen.Choose(0, 60), Gen.Choose(0, 12))),
        one => IsSameOrNothing(Read(one.Item1, YamlLimits.Default with { MaxDepth = one.Item2.Item1, MaxLength = one.Item2.Item2, MaxNodes = one.Item2.Item3 + 1, MaxScalarLength = one.Item2.Item2, MaxKeyLength = one.Item2.Item2, MaxAliasedNodes = one.Item2.Item3 }), Read(one.Item1, YamlLimits.Default)));

    [Fact]
    public void Fewer_files_than_there_are_objects_are_none_and_the_order_of_elements_changes_no_file() => Law.Holds(
        Gen.Zip(Gen.Choose(1, 12), Gen.Choose(0, 15)),
        one =>
        {
            var set = new GuardedSet(GuardedSet.ObjectWith("  a: << inputs.title | quote >>"));
            Element[] elements = [.. Enumerable.Range(1, one.Item1).Select(number => set.Pull(number, $"t{number}"))];
            var files = Files(set, elements, one.Item2);
            return (one.Item1 <= one.Item2 ? files.Length > 0 : files.Length == 0) && files.SequenceEqual(Files(set, [.. elements.Reverse()], one.Item2));
        },
        200);

    private static (string Path, string Text)[] Files(GuardedSet set, Element[] elements, int most) =>
        [.. FileLayout.Arrange(set.Definition, set.Render(elements).Value.Manifests, new LayoutOptions(RefusesSecrets: true) { MaxFiles = most }, TestContext.Current.CancellationToken).Value.Files
            .Where(file => file.Path.Name != KustomizationFile.Name).Select(file => (file.Path.Value, file.Text)).Order()];

    private static bool IsSameOrNothing(string? limited, string? free) => limited is null || limited == free;

    private static string? Read(string text, YamlLimits limits)
    {
        try
        {
            return YamlReader.ReadFirst(text, "a.yaml", limits) is { } node ? JsonWriter.Write(node) : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static string? Rendered(string text, IEnumerable<string> items, TemplateLimits limits)
    {
        var template = Template.Parse(text, new TemplateOptions { Name = "t", Functions = Dialects.GitOpsSet.Functions });
        var data = new TemplateMap { ["items"] = TemplateValue.Of(new TemplateList([.. items.Select(TemplateValue.Of)])) };
        try
        {
            return template.Execute(new RenderData(TemplateValue.Of(data)), new FunctionContext(new Budget(limits, TestContext.Current.CancellationToken), TimeProvider.System, RandomSource.System)).Text;
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private static Gen<int> Sizes() => Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 2000));
}
