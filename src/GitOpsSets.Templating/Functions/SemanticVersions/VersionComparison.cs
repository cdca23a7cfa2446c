namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>One comparison of a constraint: <c>&gt;=1.2</c>. Mirrors the functions of Masterminds/semver's constraints.go, corners included.</summary>
/// <param name="Operator">How.</param>
/// <param name="Bound">With 0 for what was missing or a wildcard.</param>
/// <param name="MissingPart">The first part that was missing or a wildcard.</param>
internal sealed record VersionComparison(ConstraintOperator Operator, SemanticVersion Bound, MissingPart MissingPart)
{
    /// <summary>Whether a version satisfies this.</summary>
    /// <param name="version">Any version.</param>
    /// <param name="admitsPrereleases">Whether the group names a pre-release; without, none is admitted.</param>
    public bool Admits(SemanticVersion version, bool admitsPrereleases)
    {
        if (version.Prerelease.Length > 0 && !admitsPrereleases)
        {
            return false;
        }

        int order = SemanticVersion.Compare(version, Bound);
        return Operator switch
        {
            ConstraintOperator.NotEqual => AdmitsUnequal(version, order),
            ConstraintOperator.Greater => AdmitsGreater(version, order),
            ConstraintOperator.Less => order < 0,
            ConstraintOperator.GreaterOrEqual => order >= 0,
            ConstraintOperator.LessOrEqual => AdmitsLessOrEqual(version, order),
            ConstraintOperator.Tilde => AdmitsTilde(version, order),
            ConstraintOperator.Caret => order >= 0 && AdmitsCaret(version),
            _ => MissingPart == MissingPart.None ? order == 0 : AdmitsTilde(version, order),
        };
    }

    private bool AdmitsUnequal(SemanticVersion version, int order)
    {
        if (MissingPart == MissingPart.None)
        {
            return order != 0;
        }

        if (version.Major != Bound.Major)
        {
            return true;
        }

        return MissingPart switch
        {
            MissingPart.Minor => false,
            MissingPart.Patch => version.Minor != Bound.Minor || SemanticVersion.ComparePrereleases(version.Prerelease, Bound.Prerelease) != 0,

            // != * compares with 0.0.0
            _ => order != 0,
        };
    }

    private bool AdmitsGreater(SemanticVersion version, int order)
    {
        if (MissingPart == MissingPart.None || version.Major != Bound.Major)
        {
            return order > 0;
        }

        // 11.1.0 is not > 11, and 11.1.1 is not > 11.1
        return MissingPart switch
        {
            MissingPart.Minor => false,
            MissingPart.Patch => version.Minor > Bound.Minor,
            _ => order > 0,
        };
    }

    private bool AdmitsLessOrEqual(SemanticVersion version, int order) =>
        MissingPart == MissingPart.None
            ? order <= 0
            : version.Major < Bound.Major || (version.Major == Bound.Major && (version.Minor <= Bound.Minor || MissingPart == MissingPart.Minor));

    private bool AdmitsTilde(SemanticVersion version, int order)
    {
        if (order < 0)
        {
            return false;
        }

        bool isAny = (Bound.Major, Bound.Minor, Bound.Patch) == (0, 0, 0) && MissingPart is MissingPart.None or MissingPart.Major;
        return isAny || (version.Major == Bound.Major && (version.Minor == Bound.Minor || MissingPart == MissingPart.Minor));
    }

    private bool AdmitsCaret(SemanticVersion version)
    {
        if (Bound.Major > 0 || MissingPart == MissingPart.Minor)
        {
            return version.Major == Bound.Major;
        }

        if (version.Major > 0)
        {
            return false;
        }

        if (Bound.Minor > 0 || MissingPart == MissingPart.Patch)
        {
            return version.Minor == Bound.Minor;
        }

        return version.Minor == 0 && version.Patch == Bound.Patch;
    }
}
