using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Yaml;

/// <summary>What is written is read as the same tree, whatever it holds.</summary>
public sealed class YamlRoundTripTests
{
    // What YAML 1.1 takes for something else, and what no style but one can carry.
    private static readonly string[] LookAlikes =
    [
        "", " ", "y", "n", "Y", "N", "yes", "No", "ON", "off", "true", "FALSE", "null", "Null", "~", "0", "-0", "+1", "012", "0o7", "0x1F", "0b11", "1_000", "1e3", "1.", ".5", "1e400", "-1e-400", ".inf", "-.INF", "+.inf", ".NaN", "1:30", "190:20:30", "1:30:45.5", "-1:59",
        "2001-12-14", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "=", "<<", "---", "...", "--- a", "-", "- a", "?", "? a", ":", ": a", "a: b", "a:b", "a #b", "a#b", "#a", "&a", "*a", "!a", "!!int 1", "|", ">", "|-", "%a", "@a", "`a", "'", "\"", "''", "{", "}", "[", "]", ",",
        "{{ .a }}", "<< b >>", "${c}", "\\", "\\n", "a\\", "\n", "a\n", "\na", "a\n\n", "a\nb", " a\nb", "a\n b", "a \nb", "\ta", "a\t", "\r", "a\rb", "\r\n", "\u0085", "a\u0085b", "\u2028", "a\u2029b", "\uFEFF", "\uFEFFa", "\u00A0", "\u007F", "\u0001", "\u009F", "é", "日本", "💡", "\uFFFD", "\uE000", "\u202E",
        "18446744073709551616", "9223372036854775808", "-9223372036854775809", "0777777777777777777777777", "a'b\"c", "trailing ", " leading", "18446744073709551615", "0.1e", "1e", "0x", "_1", "1__0",
    ];

    [Fact]
    public void Trees_are_read_as_they_were_written() => Law.Holds(Trees(), tree => Same(tree, YamlReader.ReadFirst(YamlEmitter.Emit(tree), Written.File, YamlLimits.Reference, YamlReading.KeepFloats, null)));

    [Fact]
    public void Each_look_alike_stays_a_text_as_value_key_and_item()
    {
        var broken = LookAlikes.Where(text =>
        {
            var tree = new YamlMapping([Entry(text, new YamlString(text)), Entry(text + "x", new YamlSequence([new YamlString(text), new YamlSequence([new YamlString(text)])]))]);
            return !Same(tree, YamlReader.ReadFirst(YamlEmitter.Emit(tree), Written.File, YamlLimits.Default));
        });

        Assert.Empty(broken);
    }

    [Fact]
    public void JSON_is_read_as_it_was_written() => Law.Holds(Trees(), tree => Same(tree, JsonReader.Read(JsonWriter.Write(tree), Written.File, YamlLimits.Reference, JsonNumberModel.Int64OrFloat64), isLoose: true));

    [Fact]
    public void JSON_is_YAML() => Law.Holds(Trees(), tree =>
    {
        string json = JsonWriter.Write(tree);
        return HoldsOddCharacters(json) || json == JsonWriter.Write(YamlReader.ReadFirst(json, Written.File, YamlLimits.Reference)!);
    });

    [Fact]
    public void Writing_twice_gives_the_same_bytes() => Law.Holds(Trees(), tree =>
    {
        string yaml = YamlEmitter.Emit(tree);
        return yaml == YamlEmitter.Emit(YamlReader.ReadFirst(yaml, Written.File, YamlLimits.Reference, YamlReading.KeepFloats, null)!);
    });

    [Fact]
    public void Documents_one_after_the_other_are_read_as_so_many() => Law.Holds(Trees().ArrayOf().Select(trees => (YamlNode)new YamlSequence([.. trees])), trees =>
    {
        var written = ((YamlSequence)trees).Items;
        var read = YamlReader.ReadAll(string.Concat(written.Select(tree => "---\n" + YamlEmitter.Emit(tree))), Written.File, YamlLimits.Reference);
        return read.Length == written.Length && written.Zip(read).All(pair => Same(pair.First, pair.Second.Root, isLoose: true));
    });

    private static Gen<YamlNode> Trees() => Gen.Sized(size => Tree(Math.Min(size / 12, 5)));

    private static Gen<YamlNode> Tree(int depth)
    {
        if (depth == 0)
        {
            return Scalars();
        }

        var inner = Tree(depth - 1);
        return Gen.OneOf(
            Scalars(),
            inner.ArrayOf().Select(items => (YamlNode)new YamlSequence([.. items.Take(4)])),
            Texts().SelectMany(_ => inner, Entry).ArrayOf().Select(entries => (YamlNode)new YamlMapping([.. entries.Take(5)])));
    }

    private static Gen<YamlNode> Scalars() => Gen.OneOf(
        Texts().Select(text => (YamlNode)new YamlString(text)),
        Texts().Select(text => (YamlNode)new YamlString(text)),
        Gen.Constant((YamlNode)new YamlNull()),
        Gen.Elements(true, false).Select(value => (YamlNode)new YamlBoolean(value)),
        ArbMap.Default.GeneratorFor<long>().Select(value => (YamlNode)new YamlInteger(value)),
        Gen.Elements(0.5, -1.25, 1e21, 1.5e-7, 3.141592653589793, 1e300, -2.5e-300, 123456789.125).Select(value => (YamlNode)new YamlFloat(value)));

    private static Gen<string> Texts() => Gen.OneOf(
        Gen.Elements(LookAlikes),
        Gen.Elements(LookAlikes).ArrayOf().Select(parts => string.Concat(parts.Take(4))),
        ArbMap.Default.GeneratorFor<string>().Select(text => text is null ? "" : text.Replace("\0", "", StringComparison.Ordinal)),
        Gen.Choose(0, 30).Select(length => new string('w', length * 40)));

    private static YamlEntry Entry(string key, YamlNode value) => new(key, default, value);

    // YAML refuses some characters in quotes that JSON allows, and folds others: documented with ThroughJson.
    private static bool HoldsOddCharacters(string json) => json.Any(c => c is '\u0085' or '\u007F' or '\uFEFF' or '\u2028' or '\u2029' or (>= '\u0080' and <= '\u009F') or (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE') || json.Split('"').Any(part => part.Length > 1000);

    // Loose: whole floats have become integers.
    private static bool Same(YamlNode expected, YamlNode? actual, bool isLoose = false) => (expected, actual) switch
    {
        (YamlString a, YamlString b) => a.Value == b.Value,
        (YamlNull, YamlNull) => true,
        (YamlBoolean a, YamlBoolean b) => a.Value == b.Value,
        (YamlInteger a, YamlInteger b) => a.Value == b.Value,
        (YamlFloat a, YamlFloat b) => a.Value.Equals(b.Value),
        (YamlFloat a, YamlInteger b) => isLoose && a.Value.Equals((double)b.Value),
        (YamlSequence a, YamlSequence b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second, isLoose)),
        (YamlMapping a, YamlMapping b) => a.Count == b.Count && a.Entries.All(entry => b.TryGet(entry.Key, out var value) && Same(entry.Value, value, isLoose)),
        _ => false,
    };
}
