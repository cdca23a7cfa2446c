using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine;

/// <summary>Gathers what the stages of a run notice.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<Diagnostic>.Builder _all = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> All => _all.ToImmutable();

    /// <summary>Notes a stage's findings and hands on what it made.</summary>
    public T Accept<T>(StageResult<T> stage)
    {
        _all.AddRange(stage.Diagnostics);
        return stage.Value;
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _all.AddRange(diagnostics);

    public void Add(Diagnostic diagnostic) => _all.Add(diagnostic);
}
