using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Benchmarks.Engine.Changes;

/// <summary>5 000 files of one set held against the ledger and the tree, and the ledger's text written and read.</summary>
public class ComparisonBenchmarks
{
    private const int Files = 5000;

    private static readonly SetId Set = new("GitOpsSet", "flux-system", "tenants");
    private static readonly Dictionary<string, EvidenceVerdict> NoVerdicts = new(StringComparer.Ordinal);

    private readonly Dictionary<RelativePath, string> _tree = [];
    private Ledger _ledger = Ledger.Empty;
    private SetOutput.Evaluated _output = null!;
    private string _text = "";

    /// <summary>How many of the files are not yet as they should be.</summary>
    [Params(0, 50, Files)]
    public int Changed { get; set; }

    [GlobalSetup]
    public void Check()
    {
        var files = Enumerable.Range(0, Files).Select(number => File(number, "new")).ToImmutableArray();
        _output = new SetOutput.Evaluated(Set, "sets/tenants.yaml", files);
        var before = files.Select((file, number) => number < Changed ? File(number, "old") : file);
        var entries = before.Select(file => new LedgerEntry(file.Path, Set, file.Element, GitBlobId.Of(Encoding.UTF8.GetBytes(file.Text)), [])).ToImmutableArray();
        foreach (var entry in entries)
        {
            _tree[entry.Path] = entry.Hash;
        }

        _ledger = new Ledger([new LedgerSet(Set, "sets/tenants.yaml", [])], entries);
        _text = Write();
        var compared = Compare();
        Expect.Equal(0, compared.Diagnostics.Length);
        Expect.Equal(Changed, compared.Value.Changes.Count(change => change is FileChange.Modified));
        Expect.Equal(Changed, compared.Value.Changes.Length);
        Expect.Equal(Files, Read().Files.Length);
    }

    [Benchmark]
    public StageResult<ChangeSet> Compare() =>
        new Comparison(_ledger, path => _tree.GetValueOrDefault(path), DeletionLimit.Default).Compare([_output], static _ => true, NoVerdicts);

    [Benchmark]
    public string Write() => LedgerText.Write(_ledger);

    [Benchmark]
    public Ledger Read() => LedgerText.TryRead(_text, out var ledger, out string? reason) ? ledger : throw new InvalidOperationException(reason);

    private static OutputFile File(int number, string value)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"kustomization-flux-system-team-{number:0000}");
        string text = $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n  namespace: flux-system\ndata:\n  value: {value}\n";
        return new OutputFile(RelativePath.Of("flux-system", "tenants", $"{name}.yaml"), text, name, []);
    }
}
