using System.Text;

namespace GitOpsSets.Engine.Layout;

/// <summary>Names that mean something to git, to CI hosts or to other operating systems.</summary>
internal static class ReservedNames
{
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "com", "lpt"];
    private static readonly string[] Anywhere = [".git", ".gitmodules", ".gitattributes", ".github", ".gitlab-ci.yml", ".gitopssets.yaml", "codeowners"];
    private static readonly string[] AtTheRoot = [".gitea", ".forgejo", ".gitlab", ".azuredevops", ".circleci"];

    /// <summary>Why a path may not be written, or null when it may.</summary>
    public static string? Refuse(string path)
    {
        string[] parts = path.Split('/');
        foreach (string part in parts)
        {
            string folded = Fold(part);
            if (Anywhere.Contains(folded, StringComparer.Ordinal) || IsAzurePipeline(folded))
            {
                return $"'{part}' is reserved";
            }

            string stem = folded.Split('.')[0];
            if (Devices.Any(device => stem == device || (device is "com" or "lpt" && stem.Length == 4 && stem.StartsWith(device, StringComparison.Ordinal) && char.IsAsciiDigit(stem[3]))))
            {
                return $"'{part}' is the name of a device on Windows";
            }
        }

        string first = Fold(parts[0]);
        return AtTheRoot.Contains(first, StringComparer.Ordinal)
            ? $"'{parts[0]}' configures a CI host"
            : null;
    }

    private static bool IsAzurePipeline(string folded) =>
        folded.StartsWith("azure-pipelines", StringComparison.Ordinal) && (folded.EndsWith(".yml", StringComparison.Ordinal) || folded.EndsWith(".yaml", StringComparison.Ordinal));

    // HFS+ ignores these when it compares names, so ".g\u200cit" would be ".git" there.
    private static string Fold(string part)
    {
        if (Ascii.IsValid(part))
        {
            return part.ToLowerInvariant();
        }

        var kept = part.Normalize(NormalizationForm.FormKC).Where(c => c is not (>= '\u200b' and <= '\u200f') and not (>= '\u202a' and <= '\u202e') and not (>= '\u206a' and <= '\u206f') and not '\ufeff');
        return new string([.. kept]).ToLowerInvariant();
    }
}
