// Imported as '#server-only': a client component that reaches server code fails the build (package.json maps it to null there).
export {}
