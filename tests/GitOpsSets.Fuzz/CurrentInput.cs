using System.IO.MemoryMappedFiles;

namespace GitOpsSets.Fuzz;

/// <summary>The input being read, in a file that outlives the process: a stack overflow leaves nothing else.</summary>
internal sealed class CurrentInput : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public CurrentInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, sizeof(int) + Corpus.MaxBytes);
        _view = _file.CreateViewAccessor();
    }

    public void Set(byte[] input)
    {
        _view.WriteArray(sizeof(int), input, 0, input.Length);
        _view.Write(0, input.Length);
    }

    public static byte[] Read(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        return content[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(content))];
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
