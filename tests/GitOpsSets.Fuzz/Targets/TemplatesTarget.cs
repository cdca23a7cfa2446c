using GitOpsSets.Engine.Rendering.Functions;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Templates of both dialects: they render, or are refused at a place in the text.</summary>
internal sealed class TemplatesTarget : IFuzzTarget
{
    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.Zero));

    public string Name => "templates";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("templates-", recorded => RecordedSeeds.Text(recorded, "template"))];

    public IReadOnlyList<string> Words { get; } =
    [
        "{{", "}}", "{{-", "-}}", "{{ ", " }}", "<<", ">>", "/*", "*/", "(", ")", " | ", ":=", "=", ".", ".Element", ".Element.text", ".Element.list", ".Element.map", "inputs", "inputs.text", "inputs.list", "$", "$x", "$x := ",
        "if ", "else ", "end", "range ", "with ", "define \"a\"", "template \"a\" .", "block \"a\" .", "break", "continue", "nil", "true", "0x1F", "1e3", "1_0", "2i", "'a'", "\"%v\"", "\"%d\"", "\"%*[1]d\"", "\"%99999999d\"",
        .. DialectFunctions.GitOpsSet.Names.Concat(DialectFunctions.ResourceSet.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => name + " "),
    ];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input);
        return $"{Render(text, Delimiters.Braces, DialectFunctions.GitOpsSet)} | {Render(text, Delimiters.Angles, DialectFunctions.ResourceSet)}";
    }

    private static string Render(string text, Delimiters delimiters, FunctionTable functions)
    {
        try
        {
            var template = Template.Parse(text, new TemplateOptions { Name = "fuzz", Functions = functions, Delimiters = delimiters });
            var context = new FunctionContext(new Budget(TemplateLimits.Default, default), Clock, RandomSource.Seeded("fuzz"));
            var root = Data();
            var rendered = template.Execute(new RenderData(TemplateValue.Of(root), root["Element"]), context);
            return $"rendered {Answers.Roughly(rendered.Text.Length)} {Answers.Roughly(rendered.Tokens.Length)} {rendered.Probe is not null}";
        }
        catch (TemplateException exception)
        {
            int lines = 1 + text.Count(c => c == '\n');
            return exception.Line >= 1 && exception.Line <= lines && exception.Column >= 1
                ? Answers.Refused(exception.Message)
                : throw new BrokenLawException("a refusal names a place in the text", $"{exception} of {lines} lines");
        }
    }

    // Anew for each render: functions change it.
    private static TemplateMap Data()
    {
        var inner = new TemplateMap { ["a"] = TemplateValue.Of("1"), ["b"] = TemplateValue.Of(2.5), ["c"] = TemplateValue.Nil };
        var element = new TemplateMap
        {
            ["text"] = TemplateValue.Of("some text"),
            ["title"] = TemplateValue.Of(TemplateText.Foreign("Fix \"it\"\n\u00e9\uDC80: x", new Provenance(TrustLevel.Outsider, "Element.title"), "zq00000001qz")),
            ["number"] = TemplateValue.OfInt64(7),
            ["truth"] = TemplateValue.Of(true),
            ["list"] = TemplateValue.Of(new TemplateList([TemplateValue.Of("x"), TemplateValue.Of(3.0), TemplateValue.Nil, TemplateValue.Of(inner)])),
            ["map"] = TemplateValue.Of(inner),
        };
        return new TemplateMap { ["Element"] = TemplateValue.Of(element), ["ElementIndex"] = TemplateValue.Of(0) };
    }
}
