using System.Text;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>YAML and JSON: what is read and written again is read as the same.</summary>
internal sealed class YamlTarget : IFuzzTarget
{
    private const string File = "fuzz.yaml";

    public string Name => "yaml";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("yaml/", recorded => RecordedSeeds.Text(recorded, "yaml") ?? RecordedSeeds.Text(recorded, "json") ?? RecordedSeeds.Text(recorded, "text"))];

    public IReadOnlyList<string> Words { get; } =
    [
        "---", "...", "- ", "? ", ": ", ":", "#", " #", "&a ", "*a", "<<: ", "<<: *a", "!!str ", "!!int ", "!!float ", "!!binary ", "!!null", "!!set", "!!omap", "!!timestamp ", "!x!y ", "!<tag:x> ", "%YAML 1.1\n", "%TAG ! x\n", "|", ">", "|+2\n", ">-\n",
        "\"", "'", "{", "}", "[", "]", ",", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "0o7", "0x1F", "0b11", "1:30", "1:30:45.5", "190:20:30", "2001-12-14t21:59:43.10-05:00", "2002-12-14", ".inf", "-.INF", ".NaN", "1e400", "\\x41", "\\u0041", "\\U0001F600",
        "\\\n", "\\ud83d\\ude00", "\\ud800", "{\"a\":1}", "{a: 1, b: [x]}", "[[", "{a: {", "a:\n  b:\n    c: d\n", "  ", "\t", "\r", "@", "`", "%",
    ];

    public string Try(byte[] input)
    {
        try
        {
            string text = YamlText.Decode(input, File);
            var result = YamlReader.ReadAllReadable(text, File, YamlLimits.Default, new List<YamlDuplicateKey>());
            int lines = 1 + text.AsSpan().CountAny("\n\r\u0085\u2028\u2029");
            foreach (var error in result.Errors.Where(error => error.At.Line < 1 || error.At.Line > lines || error.At.Column < 1))
            {
                throw new BrokenLawException("a refusal names a place in the text", $"{error.At}: {error.Message} of {lines} lines");
            }

            foreach (var document in result.Documents)
            {
                CheckRoundTrip(document.Root);
            }

            string first = result.Errors.IsEmpty ? "" : Answers.Refused(result.Errors[0].Message);
            return $"{Answers.Roughly(result.Documents.Length)} read, {Answers.Roughly(result.Errors.Length)} not, {first} {KindOf(result.Documents)} {Json(text)}";
        }
        catch (YamlException exception)
        {
            return Answers.Refused(exception.Message);
        }
    }

    private static void CheckRoundTrip(YamlNode node)
    {
        string yaml = YamlEmitter.Emit(node);
        try
        {
            var again = YamlReader.ReadFirst(yaml, File, YamlLimits.Reference) ?? new YamlNull();
            if (!Trees.AreSame(node, again))
            {
                throw new BrokenLawException("what is written is read as the same", $"{JsonWriter.Write(node)} was written as {yaml} and read as {JsonWriter.Write(again)}");
            }
        }
        catch (YamlException exception)
        {
            throw new BrokenLawException("what is written can be read", $"{exception.At}: {exception.Message} in {yaml}");
        }

        try
        {
            _ = YamlEmitter.Emit(ThroughJson.Pass(node));
        }
        catch (YamlException)
        {
            // Documented: characters that Kubernetes' tools cannot write, and keys that are too long.
        }
    }

    private static string Json(string text)
    {
        try
        {
            var node = JsonReader.Read(text, File, YamlLimits.Default, JsonNumberModel.Int64OrFloat64);
            string json = JsonWriter.Write(node);
            var again = JsonReader.Read(json, File, YamlLimits.Reference, JsonNumberModel.Int64OrFloat64);
            return Trees.AreSame(node, again) ? "json" : throw new BrokenLawException("JSON that is written is read as the same", $"{json} and {JsonWriter.Write(again)}");
        }
        catch (YamlException exception)
        {
            return Answers.Refused(exception.Message);
        }
    }

    private static string KindOf(IEnumerable<YamlDocument> documents)
    {
        var kind = new StringBuilder();
        foreach (var document in documents.Take(3))
        {
            Append(kind, document.Root, 2);
        }

        return kind.ToString();
    }

    private static void Append(StringBuilder kind, YamlNode node, int depth)
    {
        kind.Append(node switch { YamlMapping => '{', YamlSequence => '[', YamlString text => (char)('a' + (int)text.Style), YamlNull => '~', YamlBoolean => 'B', YamlInteger => 'I', _ => 'F' });
        var children = node is YamlMapping mapping ? mapping.Entries.Select(entry => entry.Value) : node is YamlSequence list ? list.Items : [];
        foreach (var child in depth > 0 ? children.Take(3) : [])
        {
            Append(kind, child, depth - 1);
        }
    }
}
