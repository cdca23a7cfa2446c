using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Writes files that nobody else on the machine may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file that only its owner may read.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string name, string text) => Write(folder, name, text, Owner);

    /// <summary>Makes a script that only its owner may read and run.</summary>
    /// <returns>Its path.</returns>
    public static string WriteScript(string folder, string name, string text) => Write(folder, name, text, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    private static string Write(string folder, string name, string text, UnixFileMode mode)
    {
        string file = Path.Combine(folder, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }
}
