using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>One exception from the guard, which the repository's owners wrote into the configuration file: <c>guard.allow</c>.</summary>
/// <param name="Set">The set, as <c>namespace/name</c>.</param>
/// <param name="Field">The field whose text may do it, such as <c>inputs.branch</c>.</param>
/// <param name="Rule">The rule it may break.</param>
/// <param name="Reason">Why; every use of the exception says it.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record GuardAllowance(string Set, string Field, ViolationRule Rule, string Reason, SourceSpan Origin)
{
    /// <summary>1-based number of the only template it holds for; null for all.</summary>
    public int? Template { get; init; }

    /// <summary>The only place in an object it holds for, as <c>/spec/title</c>; null for all.</summary>
    public string? At { get; init; }

    /// <summary>Whether it covers what a text does.</summary>
    /// <param name="template">0-based number of the template.</param>
    /// <param name="violation">What it does. Where several fields were joined, each must be allowed by name: the exception names them all, or none of it holds.</param>
    internal bool Covers(int template, Violation violation) =>
        Rule == violation.Rule
        && Field == violation.Culprit.Source.Field
        && (Template is not { } number || number == template + 1)
        && (At is not { } place || place == violation.Pointer);
}
