namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>The first part of a constraint's version that is missing or a wildcard.</summary>
internal enum MissingPart
{
    None,
    Major,
    Minor,
    Patch,
}
