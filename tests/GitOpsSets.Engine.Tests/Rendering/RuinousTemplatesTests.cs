using System.Text.Json;
using GitOpsSets.Engine.Rendering.Functions;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Rendering;

/// <summary>Templates that would take all time, memory or stack: each ends in a message, on the smallest stack and within the limits. Cases in <c>ruinous-templates.jsonl</c>.</summary>
public sealed class RuinousTemplatesTests
{
    private const int SmallStack = 512 * 1024;
    private const long MostBytes = 512L * 1024 * 1024;

    private static readonly Dictionary<string, JsonElement> Cases = ReadCases();

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_in_a_message(string name)
    {
        string template = string.Concat(Cases[name].GetProperty("pieces").EnumerateArray().Select(Piece));
        string expected = Cases[name].GetProperty("expect").GetString()!;

        var (text, thrown, allocated) = OnSmallStack(() => Render(template));

        Assert.True(thrown is null or TemplateException { Message.Length: > 0, Line: >= 1 }, thrown?.ToString());
        Assert.True(expected == "either" || expected == (thrown is null ? "rendered" : "refused"), thrown?.Message ?? text);
        Assert.True(thrown is null || thrown.Message.Length < 2_000, "a message is no dump");
        Assert.InRange(allocated, 0, MostBytes);
    }

    private static string Render(string text)
    {
        var template = Template.Parse(text, new TemplateOptions { Name = "ruinous", Functions = DialectFunctions.GitOpsSet });
        var element = new TemplateMap { ["list"] = TemplateValue.Of(new TemplateList([TemplateValue.Of("x")])), ["a"] = TemplateValue.Nil };
        var root = new TemplateMap { ["Element"] = TemplateValue.Of(element) };
        return template.Execute(new RenderData(TemplateValue.Of(root)), new FunctionContext(new Budget(TemplateLimits.Default, default), TimeProvider.System, RandomSource.Seeded("ruinous"))).Text;
    }

    private static (string? Text, Exception? Thrown, long Allocated) OnSmallStack(Func<string> work)
    {
        (string? Text, Exception? Thrown, long Allocated) result = default;
        var thread = new Thread(
            () =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                result.Thrown = Record.Exception(() => { result.Text = work(); });
                result.Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            SmallStack);
        thread.Start();
        thread.Join();
        return result;
    }

    // A piece is text, or a text and how often it stands.
    private static string Piece(JsonElement piece) => piece.ValueKind == JsonValueKind.String ? piece.GetString()! : string.Concat(Enumerable.Repeat(piece[0].GetString(), piece[1].GetInt32()));

    private static Dictionary<string, JsonElement> ReadCases()
    {
        using var stream = typeof(RuinousTemplatesTests).Assembly.GetManifestResourceStream("ruinous-templates.jsonl")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(one => one.GetProperty("name").GetString()!, StringComparer.Ordinal);
    }
}
