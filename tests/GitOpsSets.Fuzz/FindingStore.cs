using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Fuzz;

/// <summary>The findings of one target: one file with the input each, and one beside it that says what happened.</summary>
internal sealed class FindingStore
{
    private readonly string _folder;

    public FindingStore(string root, IFuzzTarget target)
    {
        _folder = Path.Combine(root, "artifacts", "fuzz", target.Name);
        Directory.CreateDirectory(_folder);
    }

    public string CurrentPath => Path.Combine(_folder, "current");

    /// <summary>How many findings lie there.</summary>
    public int Count => Directory.EnumerateFiles(_folder, "*.txt").Count();

    public void Clear()
    {
        foreach (string path in Directory.EnumerateFiles(_folder))
        {
            File.Delete(path);
        }
    }

    public void Save(Finding finding, byte[] input)
    {
        string path = Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Kind)))[..12]);
        bool isKnown = File.Exists(path);
        if (!isKnown)
        {
            File.WriteAllBytes(path, input);
            File.WriteAllText(path + ".txt", finding.Kind + "\n" + finding.Message + "\n");
            Console.Error.WriteLine($"finding: {finding.Kind}\n  {path}");
        }
    }
}
