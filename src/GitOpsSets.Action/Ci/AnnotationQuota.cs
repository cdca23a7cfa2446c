using System.Globalization;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Ci;

/// <summary>Hosts keep the first few marks of a kind on files, and drop the rest: those stand in the log alone.</summary>
/// <param name="host">Who keeps them, for people.</param>
internal sealed class AnnotationQuota(string host)
{
    /// <summary>What runners keep of a kind, for a step.</summary>
    public const int MaxOfAKind = 10;

    private readonly Dictionary<Severity, int> _counts = [];
    private int _rest;

    /// <summary>Whether the host keeps one more of a kind.</summary>
    public bool Takes(Severity severity)
    {
        int count = _counts.GetValueOrDefault(severity) + 1;
        _counts[severity] = count;
        _rest += count > MaxOfAKind ? 1 : 0;
        return count <= MaxOfAKind;
    }

    /// <summary>What to say at the end; null when every finding has its mark.</summary>
    public string? Note => _rest == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{_rest} findings stand in this log without a mark on their file: {host} keeps {MaxOfAKind} of a kind.");
}
