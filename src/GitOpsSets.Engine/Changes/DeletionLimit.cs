using System.Globalization;

namespace GitOpsSets.Engine.Changes;

/// <summary>How much of a set one run may delete.</summary>
/// <param name="Maximum">An explicit number (input <c>max-delete</c>), which counts every deletion; null for the default, which leaves out deletions that were proven one by one.</param>
/// <param name="IsPercentage">Whether <paramref name="Maximum"/> is a share of the set's files.</param>
/// <param name="AllowEmpty">Whether all files of a set may go at once.</param>
public sealed record DeletionLimit(int? Maximum, bool IsPercentage, bool AllowEmpty)
{
    private const int DefaultFloor = 3;
    private const int DefaultPercentage = 25;

    /// <summary>At most max(3, 25 %), never all.</summary>
    public static DeletionLimit Default { get; } = new(null, false, false);

    /// <summary>Why a set's deletions are refused, or null when they are allowed.</summary>
    /// <param name="owned">Files of the set before the run.</param>
    /// <param name="deleted">Files that would go.</param>
    /// <param name="proven">Those of them whose item was shown to be gone.</param>
    public string? Refuse(int owned, int deleted, int proven)
    {
        int counted = Maximum is null ? deleted - proven : deleted;
        if (counted == 0)
        {
            return null;
        }

        int allowed = Maximum switch
        {
            null => Math.Max(DefaultFloor, owned * DefaultPercentage / 100),
            { } percentage when IsPercentage => (int)((long)owned * percentage / 100),
            { } number => number,
        };
        if (counted > allowed)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{counted} of {owned} files would be deleted, {allowed} are allowed");
        }

        return deleted == owned && proven < deleted && !AllowEmpty && Maximum is null
            ? string.Create(CultureInfo.InvariantCulture, $"all {owned} files would be deleted")
            : null;
    }
}
