using System.Text.RegularExpressions;
using System.Xml.Linq;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Tests.Functions;

public sealed class FunctionExamplesTests
{
    private const string Omission = "…";

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var (template, expected) in ReadExamples())
        {
            // A result that differs from run to run is told in words, without <c>.
            if (expected is not null)
            {
                data.Add(template, expected);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_in_the_documentation_of_functions_are_true(string template, string expected)
    {
        var budget = new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken);
        var context = new FunctionContext(budget, TimeProvider.System, RandomSource.System);

        string result = Parse(template).Execute(new RenderData(default), context).Text;

        if (UsesChance(template))
        {
            Assert.NotEmpty(result);
            return;
        }

        Assert.Equal(expected, expected.EndsWith(Omission, StringComparison.Ordinal) ? result[..(expected.Length - 1)] + Omission : result);
    }

    [Fact]
    public void Every_function_of_the_tables_has_an_example()
    {
        var documented = Members().Where(member => member.Elements("example").Any()).Select(member => member.Attribute("name")!.Value.Split('(')[0]).ToHashSet(StringComparer.Ordinal);
        var ofGo = GoBuiltins.Table.Select(function => function.Name).Append("inputs");

        var missing = FunctionTables.GitOpsSet.Names.Union(FunctionTables.ResourceSet.Names, StringComparer.Ordinal)
            .Except(ofGo, StringComparer.Ordinal)
            .Where(name => !documented.Contains(MemberOf(name)));

        Assert.Empty(missing);
    }

    // Functions that GitOpsSets lack are shown as ResourceSets have them; angle brackets are written where it matters.
    private static Template Parse(string template)
    {
        var options = new TemplateOptions { Name = "example", Functions = FunctionTables.GitOpsSet };
        try
        {
            return template.Contains("<<", StringComparison.Ordinal)
                ? Template.Parse(template, options with { Functions = FunctionTables.ResourceSet, Delimiters = Delimiters.Angles })
                : Template.Parse(template, options);
        }
        catch (TemplateException)
        {
            return Template.Parse(template, options with { Functions = FunctionTables.ResourceSet });
        }
    }

    private static bool UsesChance(string template) =>
        Regex.Matches(template, "[A-Za-z][A-Za-z0-9_]*", RegexOptions.NonBacktracking).Any(word => FunctionTables.GitOpsSet.TryGet(word.Value, out var function) && !function.IsDeterministic);

    private static string MemberOf(string function)
    {
        var table = FunctionTables.GitOpsSet.TryGet(function, out _) ? FunctionTables.GitOpsSet : FunctionTables.ResourceSet;
        Assert.True(table.TryGet(function, out var entry));
        return $"M:{entry.Body.Method.DeclaringType!.FullName}.{entry.Body.Method.Name}";
    }

    private static IEnumerable<(string Template, string? Expected)> ReadExamples()
    {
        foreach (var code in Members().Elements("example").Elements("code"))
        {
            var next = code.ElementsAfterSelf().FirstOrDefault();
            yield return (code.Value, next?.Name == "c" ? next.Value.Replace("\\n", "\n", StringComparison.Ordinal) : null);
        }
    }

    private static IEnumerable<XElement> Members() =>
        XDocument.Load(Path.ChangeExtension(typeof(Template).Assembly.Location, ".xml"), LoadOptions.PreserveWhitespace).Descendants("member");
}
