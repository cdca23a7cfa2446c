using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What people may call something that a source listed. All of it may be outsiders' text.</summary>
/// <param name="Description">Such as <c>pull request #12</c>.</param>
/// <param name="Names">Such as <c>#12</c>, <c>12</c> and its branch.</param>
public sealed record ItemName(string Description, ImmutableArray<string> Names)
{
    /// <summary>A pull request, by its number and, where they are known, its branch and commit.</summary>
    public static ItemName Of(PullRequest request)
    {
        string number = request.Number.ToString(CultureInfo.InvariantCulture);
        return request.HeadBranch.Length == 0
            ? new ItemName($"pull request #{number}", [$"#{number}", number])
            : new ItemName($"pull request #{number} ({request.HeadBranch})", [$"#{number}", number, request.HeadBranch, request.HeadSha]);
    }

    /// <summary>A branch, tag or environment, by its name and commit.</summary>
    public static ItemName Of(ReferenceKind kind, ForgeReference reference) =>
        new($"{kind switch { ReferenceKind.Branch => "branch", ReferenceKind.Tag => "tag", _ => "environment" }} {reference.Name}", [reference.Name, reference.Sha, .. reference.Id.Length == 0 ? [] : new[] { reference.Id }]);

    /// <summary>Something with one name.</summary>
    public static ItemName Of(string kind, string name) => new($"{kind} {name}", [name]);
}
