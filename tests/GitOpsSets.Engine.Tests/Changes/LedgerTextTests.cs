using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Changes;

public sealed class LedgerTextTests
{
    private static readonly string[] Hashes = [new string('0', 40), "5f2b8a1c9d0e4f6a7b8c9d0e1f2a3b4c5d6e7f80", new string('a', 64)];

    private static readonly string[] Words = ["a", "pulls/1", "", " ", "\"", "\\", "\n", "\r\n", "\u0000", "\u0085", "\u2028", "\uFEFF", "\u202E", "é", "日", "💡", "</script>", "{", "]", ",", "//", "\t"];

    [Fact]
    public void A_ledger_is_read_as_it_was_written() => Law.Holds(Ledgers(), ledger =>
        LedgerText.TryRead(LedgerText.Write(ledger), out var read, out _)
        && read.Sets.Select(Show).SequenceEqual(ledger.Sets.Select(Show), StringComparer.Ordinal)
        && read.Files.Select(Show).SequenceEqual(ledger.Files.Select(Show), StringComparer.Ordinal));

    [Fact]
    public void Every_entry_has_a_line_of_its_own() => Law.Holds(Ledgers(), ledger =>
        LedgerText.Write(ledger).Split('\n').Count(line => line.StartsWith("{\"path\":", StringComparison.Ordinal) || line.StartsWith("{\"set\":", StringComparison.Ordinal)) == ledger.Sets.Length + ledger.Files.Length);

    [Theory]
    [InlineData("a.yaml", "a.yaml")]
    [InlineData("a.yaml", "A.yaml")]
    [InlineData("a.yaml", "./a.yaml")]
    [InlineData("a.yaml", "a.yaml/")]
    public void A_ledger_that_claims_a_file_twice_is_not_trusted(string first, string second)
    {
        string Entry(string path) => $$"""{"path":"{{path}}","set":"GitOpsSet/a/b","element":"","hash":"{{Hashes[0]}}"}""";

        bool isRead = LedgerText.TryRead($$"""{"version":1,"sets":[],"files":[{{Entry(first)}},{{Entry(second)}}]}""", out _, out string? reason);

        Assert.False(isRead);
        Assert.Contains("twice", reason, StringComparison.Ordinal);
    }

    private static Gen<Ledger> Ledgers() => Gen.Zip(Sets().ArrayOf(), Entries().ArrayOf()).Select(parts => new Ledger(
        [.. parts.Item1.DistinctBy(set => set.Set).OrderBy(set => set.Set)],
        [.. parts.Item2.DistinctBy(entry => entry.Path.Value, StringComparer.OrdinalIgnoreCase).OrderBy(entry => entry.Path)]));

    private static Gen<LedgerSet> Sets() => Law.Three(Ids(), Texts(), Ids().ArrayOf()).Select(parts => new LedgerSet(parts.Item1, parts.Item2, [.. parts.Item3.Take(3)]));

    private static Gen<LedgerEntry> Entries() => Law.Three(Paths(), Ids(), Law.Three(Texts(), Gen.Elements(Hashes), Texts().ArrayOf()))
        .Select(parts => new LedgerEntry(parts.Item1, parts.Item2, parts.Item3.Item1, parts.Item3.Item2, [.. parts.Item3.Item3.Take(3)]));

    private static Gen<SetId> Ids() => Law.Three(Gen.Elements("GitOpsSet", "ResourceSet"), Gen.Elements("", "apps", "é"), Gen.Elements("a", "b", "\"", "💡")).Select(parts => new SetId(parts.Item1, parts.Item2, parts.Item3));

    private static Gen<RelativePath> Paths() => Gen.Elements("a", "b", "c.yaml", "d e", "é").NonEmptyListOf().Select(parts => RelativePath.Of([.. parts.Take(5)]));

    private static Gen<string> Texts() => Gen.Elements(Words).ArrayOf().Select(words => string.Concat(words.Take(5)));

    private static string Show(LedgerSet set) => $"{set.Set}|{set.Definition}|{string.Join('|', set.Via)}";

    private static string Show(LedgerEntry entry) => $"{entry.Path}|{entry.Set}|{entry.Element}|{entry.Hash}|{string.Join('|', entry.Evidence)}";
}
